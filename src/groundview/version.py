"""The version of this package: written into every manifest, so that a figure names the program that made it."""

__version__ = "0.1.0"
