"""`python -m groundview` is `groundview`."""

from groundview.cli.main import main

if __name__ == "__main__":
    main()
