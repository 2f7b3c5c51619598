"""What a database says, in one sentence a person can act on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.errors import StoreError
from workbench.store.finding import Finding, only_added

_UNFIT = (
    ("cannot contain NUL", "out of range", "string or blob too big"),
    "store.malformed",
    "内容里有数据库存不下的字符或数字，没有保存；请改正这一项后再试。",
    "It holds a character or number that no database can hold; nothing was saved. Correct it and try again.",
)
# (what the database's message holds, our code, Chinese, English); the first that fits is used.
_SENTENCES: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    _UNFIT,
    (
        (
            "disk is full",
            "No space left",
            "could not extend",
            "File too large",
            "disk quota",
            "disk I/O error",
        ),
        "store.full",
        "磁盘已满或无法写入{where}，这一步没有保存，已保存的内容都在；请腾出空间后再试。",
        "The disk is full or cannot be written{where}; this step was not saved, everything saved before is "
        "there. Free some space and try again.",
    ),
    (
        (
            "readonly",
            "read-only",
            "unable to open",
            "Permission denied",
            "Read-only file system",
            "Not a directory",
            "No such file",
        ),
        "store.readonly",
        "无法写入{where}，这一步没有保存，已保存的内容都在；请换一个可写的文件夹或改正权限。",
        "The store cannot be written{where}; this step was not saved, everything saved before is there. "
        "Choose a folder that can be written or mend its permissions.",
    ),
    (
        ("locked", "busy", "deadlock", "could not serialize", "lock timeout", "QueuePool limit"),
        "store.busy",
        "数据库正忙，这一步没有保存；请稍候再试。",
        "The database is busy; this step was not saved. Try again in a moment.",
    ),
    (
        ("not a database", "malformed"),
        "store.damaged",
        "文件{where}不是完好的数据库；请用最近的备份恢复。",
        "The file{where} is not a sound database; restore the latest backup.",
    ),
    (
        ("psycopg", "Can't load plugin", "No module named"),
        "store.driver",
        "缺少该数据库的驱动；使用 PostgreSQL 请安装 workbench[postgres]。",
        "The driver of this database is missing; for PostgreSQL install workbench[postgres].",
    ),
    (
        ("connection", "could not connect", "server closed", "refused", "timeout expired", "terminating"),
        "store.unreachable",
        "连不上数据库，这一步没有保存；请检查地址与服务后再试。",
        "The database cannot be reached; this step was not saved. Check its address and that it runs.",
    ),
)


def unfit(error: Exception) -> StoreError:
    """Return the refusal of a text or number that no database can hold, lone surrogates for one."""
    _, code, chinese, english = _UNFIT
    return StoreError(chinese, english=english, code=code, technical=f"{type(error).__name__}: {error}")


def translate(error: Exception, file: Path | None) -> StoreError:
    """Return the StoreError that says what happened to the store in ``file`` and what to do."""
    said = f"{type(error).__name__}: {getattr(error, 'orig', None) or error}"
    # "connection failed" of psycopg names its own class: look at what it says, not who says it
    words = (
        said if "ModuleNotFound" in said or "Plugin" in said else str(getattr(error, "orig", None) or error)
    )
    for fragments, code, chinese, english in _SENTENCES:
        if any(fragment.lower() in words.lower() for fragment in fragments):
            zh = f"（{file}）" if file else ""
            en = f" ({file})" if file else ""
            return StoreError(
                chinese.format(where=zh), english=english.format(where=en), code=code, technical=said
            )
    return StoreError(
        "数据库出错，这一步没有保存；请运行 workbench check。",
        english="The database failed; this step was not saved. Run workbench check.",
        technical=said,
    )


def damaged(findings: Sequence[Finding]) -> StoreError:
    """Return the refusal to write into a database that is damaged."""
    count = len(findings)
    if names := only_added(findings):
        return StoreError(
            f"数据库的表上被加了程序之外的触发器或规则（{names}），可能悄悄改动或丢弃写入的内容，"
            "所以现在只能查看，这一步没有保存；数据没有损坏，请管理员删掉它并重新启动，"
            "或运行 workbench check --repair。",
            english=f"A trigger or rule that is not ours was added to the tables ({names}) and may change or "
            "drop what is written, so they can only be read now and this step was not saved. Nothing is "
            "damaged: have an administrator drop it and start again, or run workbench check --repair.",
            code="store.read_only",
            findings=tuple(findings),
        )
    return StoreError(
        f"数据库有损坏（{count} 处），现在只能查看，这一步没有保存；请管理员运行 workbench check，"
        "按提示修复或恢复损坏之前的备份。",
        english=f"The database is damaged ({count} places) and can only be read now; this step was not "
        "saved. Have an administrator run workbench check and do what it says, or restore a backup.",
        code="store.read_only",
        findings=tuple(findings),
    )
