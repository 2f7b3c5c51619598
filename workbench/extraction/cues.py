"""Signs that tell a checkable promise from rhetoric: outcome tails, labels, stances, guiding principles.

Endings are tuples for ``str.endswith`` and the rest are literal alternations: both are matched in one
quick pass, and a whole report has thousands of clauses to judge.
"""

from __future__ import annotations

import re

METAPHORS = tuple(
    "高地 格局 集群 引领区 支点 枢纽 枢纽城市 样板 名片 标杆 生态 生态圈 环境 氛围 集聚区 承载地 先行区 增长极 引擎 优势 局面 屏障 "
    "防线 共同体 朋友圈 港口群 合力 范例 典范 新城 之城 家园 篇章 体系 机制保障 首选地 目的地 桥头堡 策源地 新区 高峰 热土 沃土 底色 "
    "品质 底线 生产力 动能 支撑 示范 大局 生活 未来 魅力 形象 新局 新貌 面貌 风尚 城市 农村 乡村 政府".split()
)
"""What a clause makes (打造, 构建) when it promises nothing that can be checked."""
EMPTY_BUILDS = tuple(
    "共同体 家园 政府 格局 高地 样板 屏障 防线 局面 生活 乡村 农村 城市 强省 强市 强区 强县".split()
)
"""What a clause builds when it only names an ideal."""
AIMS = tuple("目标 重点 抓手 主线 导向 核心 引领 支撑 契机 牵引 突破口 依托 根本 前提".split())
"""What 以…为 ends with: a setting for the clauses that follow."""
ABSTRACTIONS = tuple(
    "水平 能力 功能 韧性 质效 能级 质量 效率 竞争力 影响力 活力 动力 动能 贡献 效能 便利度 覆盖面 满意度 安全感 获得感 幸福感 承载力 "
    "吸引力 辐射力 带动力 凝聚力 形象 品质 品位 实力 信心 素质 福祉 层次 知名度 美誉度 公信力 执行力".split()
)
"""What a last clause raises (提升, 增强) when it only states the aim of the others."""
DRIFTS_TO = tuple("延伸 转型 迈进 升级 集聚 拓展 转变 攀升 发展".split())
DRIFT = re.compile(
    "向好|向优|向上|走深走实|有效衔接|落地见效|两翼齐飞|再上台阶|再上新台阶|迈上|比翼齐飞|良性循环|良性互动|有机结合|有机统一"
    "|发挥.{0,12}作用|取得.{0,6}(?:突破|进展|成效)|实现.{0,8}(?:跃升|突破|提升)"
)
LABEL = re.compile(
    "(?:发展|壮大|培育|做大做强|做强做优).{1,14}(?:产业|经济|队伍|业)$|优化.{2,12}服务$|打好.{2,12}(?:保卫战|攻坚战)$"
    "|(?:推进|推动|加快|促进|加速).{2,18}(?:转型|融合|协同|升级|发展|振兴)$"
)
GUIDING = re.compile(
    "为指导|指导思想|总体要求|总基调|重要讲话|重要指示|决策部署|两个确立|两个维护|四个意识|四个自信|新发展理念|为统领|党中央|"
    "拧成一股绳|政治判断力"
)
RITUAL = re.compile(
    r"(?:各位代表|让我们|我们坚信|我们相信|我们深知|我们深感|新的一年|今年是|\d{4}年是|同时也要看到|综合分析|总的看|"
    r"做好(?:今年|政府|全年|明年).{0,4}工作|实现上述)"
)
RITUAL_ENDS = ("而努力奋斗", "！", "!", "说到做到")
RITUAL_OBJECT = re.compile(
    "精神(?!卫生|文明|障碍)|思想|理念|方针|路线|主义|决策部署|会议部署|重要论述|政治建设|使命|初心|责任感|两个(?:确立|维护|毫不动摇)|"
    "四个|三个务必|意识形态|意识(?:、|$)|协商议政|担当|本领|本色|政治纪律|忠诚|的关系$"
)
TARGETS = re.compile(
    "预期目标|奋斗目标|工作目标|发展目标|主要目标|目标是|目标为|目标任务|主要指标|主要经济指标"
)
FINISHED = tuple(
    "投入使用 投入运营 开工建设 开工 竣工 投产 达产 投达产 建成 通车 下线 落地 投用 投运 封顶 开业 开诊 交付 完工 贯通 并网 启用 运营 开园 "
    "达效 招生 开街 见效 入驻 开通 试运行 营业 供水 通水 通航 首飞 入统 升规 挂牌 上市 揭牌".split()
)
"""Stages that works reach."""
SIGNS = re.compile(r"[“”《》A-Za-z\d]")
INSTRUMENT = re.compile(
    "机制|制度|办法|方案|条例|规划|行动|计划|工程|项目|基地|中心|平台|园区|试点|示范区|示范|体系|政策|清单|目录|标准|普查|专项|改革|基金|资金|等"
)
NAMED = re.compile("等|期|项目|工程")
WORKS_STAGES = (
    tuple("前期工作 前期 主体 改造 提升 升级 电气化 建设 更新 新建 扩建 施工 进度 任务".split()) + FINISHED
)
WORKS = tuple(
    "项目 工程 改扩建 扩建 迁建 整治修复 保护修复 生态修复 基础设施 设施 廊道 管网 管道 管廊 线路 铁路 高铁 高速 公路 道路 桥 桥梁 大道 水库 码头 "
    "机场 场站 电站 泵站 车站 能源站 充电桩 换电站 医院 院区 学校 校区 幼儿园 中小学 场馆 博物馆 图书馆 体育馆 公园 湿地 厂 厂房 厂区 "
    "生产线 安置房 住房 公寓 停车场 综合体 大厦 楼 楼宇 步行街 街区 园 园区 基地 平台 中心 示范带 专用线 枢纽 通道 绿道 灌区 高标准农田 "
    "隧道 环线 大桥 立交 地铁 轨道交通 航道 港区 港口 物流园 产业园".split()
)
"""What is built."""
NO_WORKS = tuple(
    "功能 机制 体系 试验区 先导区 示范区 先行区 功能区 城市 示范县 试点 共同体 自贸区 新区 队伍 制度 文化 作风 政府 阵地 乡村 社会 "
    "中国 法治 平安 品牌".split()
)
NAMED_PROGRAMME = re.compile(r"(?:“[^”]{1,14}”|[\d一二三四五六七八九十]大)(?:惠民)?工程$")
BUILDS = re.compile(
    "建设|开工|投产|竣工|建成|达产|落地|施工|新建|改造|扩建|修复|修建|实施|前期|项目|工程|下线|打造|建立|推进|抓好|加快|启动|完成"
)
SITES = re.compile("项目|工程|平台|基地|中心|园")
GUARANTEE = re.compile(
    "(?:守住|守牢|兜牢|确保|坚决|严防|防止|杜绝|牢牢).{0,12}(?:底线|不发生|不出现|零|安全|清零|红线|规模性)"
)
RATES = ("比例", "占比", "比重", "率", "覆盖面")
MODAL = re.compile(r"要(?<![主重需首简纲必]要)(?![素求件点领闻塞害])")
RESTRAINED = frozenset("严控 严管 压减 清理 管控 规范 严禁 整治 控制 监管 清退".split())
"""Verbs that act on works without building them."""


def is_works(text: str) -> bool:
    """Say whether a clause ends with something built, and with the stage it is to reach (…基地等项目开工)."""
    cut = text
    while cut.endswith(WORKS_STAGES) and not cut.endswith(("改扩建", "扩建", "迁建", "生态修复")):
        for stage in WORKS_STAGES:
            if cut.endswith(stage):
                cut = cut[: -len(stage)].removesuffix("加快").removesuffix("尽快")
                break
    cut = cut.removesuffix("等")
    if not cut.endswith(WORKS):
        return False
    if text.endswith("工程") and NAMED_PROGRAMME.search(text):
        return False
    return not text.removesuffix("创建").removesuffix("建设").endswith(NO_WORKS)


def drifts(aim: str) -> bool:
    """Say whether an aim only states a tendency (向高端延伸, 持续向好)."""
    if DRIFT.search(aim):
        return True
    towards = aim.find("向")
    return towards >= 0 and len(aim) - towards > 4 and aim.endswith(DRIFTS_TO)


def is_specific(aim: str) -> bool:
    """Say whether an aim names something: a quotation, a code, a number or an instrument of policy."""
    return SIGNS.search(aim) is not None or INSTRUMENT.search(aim) is not None


def is_named(text: str) -> bool:
    """Say whether a clause names projects or examples."""
    return SIGNS.search(text) is not None or NAMED.search(text) is not None
