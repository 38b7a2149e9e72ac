"""Groundview: serious organised crime where it lands, from the extracts an area already holds."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
