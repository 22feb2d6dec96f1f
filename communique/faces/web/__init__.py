"""The web application: pages over the desk."""
