"""Methods whose last answers are kept by the object that gave them, for as long as it lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol, TypeVar, cast

Method = TypeVar("Method", bound=Callable[..., Any])


class _Kept:
    def __init__(self, method: Callable[..., Any], most: int) -> None:
        self._method = method
        self._most = most

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        if instance is None:
            return self._method
        # The kept method stands before this one in the object from now on.
        kept = lru_cache(maxsize=self._most)(self._method.__get__(instance))
        instance.__dict__[self._name] = kept
        return kept


class _Keeping(Protocol):
    def __call__(self, method: Method) -> Method: ...


def kept(most: int) -> _Keeping:
    """Decorates a method whose `most` last answers are kept: what an archive repeats is read once."""

    def keep(method: Method) -> Method:
        return cast("Method", _Kept(method, most))

    return keep
