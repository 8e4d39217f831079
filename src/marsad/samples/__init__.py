"""Sample dispatches, written for this project; their happenings and outlets are invented."""
