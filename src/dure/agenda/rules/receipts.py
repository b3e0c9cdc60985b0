"""Receipts (확인 번호): only the voter holds it; paper and voter list each keep another trace of it.

The two traces cannot be brought together without the receipt, which is stored nowhere: with it a voter
finds the paper and replaces it; without it nobody, whatever they read, knows whose paper is whose.
"""

import hashlib

GROUP = 4


def paper_trace(receipt: str) -> str:
    """What the paper keeps."""
    return _trace("paper", receipt)


def voter_trace(receipt: str) -> str:
    """What the voter list keeps."""
    return _trace("voter", receipt)


def plain(receipt: str) -> str:
    """As it is read from a slip: spaces, dashes and capitals do not matter."""
    return "".join(one for one in receipt.casefold() if one.isalnum())


def grouped(receipt: str) -> str:
    """As it is shown: in groups that can be read aloud."""
    bare = plain(receipt)
    return "-".join(bare[at : at + GROUP] for at in range(0, len(bare), GROUP))


def _trace(of: str, receipt: str) -> str:
    return hashlib.sha256(f"{of}:{plain(receipt)}".encode()).hexdigest()
