"""The HTTP API over an archive, and the workbench that is served beside it.

`create_app` makes the application, `marsad.server.running` runs it.
"""
