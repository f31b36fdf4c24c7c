"""What is raised inside this room where an input cannot be read; `load` turns it into a `Failure`."""


class Unreadable(Exception):
    """An input that cannot be read: `problem` says what is wrong, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
