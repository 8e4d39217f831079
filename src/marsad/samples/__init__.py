"""Sample dispatches, written for this project; their outlets and details are invented."""
