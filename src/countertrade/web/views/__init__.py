"""GET handlers, a module a view: each puts its view together from the case as it is on disk now."""
