"""The entry point. Everything else is imported inside it, so that an interrupt during the imports is no traceback."""


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage or unreadable input, 3 a fault of our own."""
    import sys

    try:
        import gc

        from cyjjq.cli import terminal

        gc.disable()  # a short life: collecting would cost more than it frees
        terminal.read_arguments_as_utf8()
        terminal.prepare_streams()
        status = run()
        gc.freeze()  # nor need the interpreter look through everything once more when it ends
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def run() -> int:
    """Run the command line of sys.argv and return its exit code."""
    from cyjjq.cli import entry

    return entry.run()


if __name__ == "__main__":
    main()
