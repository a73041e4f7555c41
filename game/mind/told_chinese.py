"""What a Chinese sentence tells of the player and theirs, by patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from game.mind.dates import DayFound, find_day
from game.mind.relations import CHINESE, CHINESE_BEINGS, Relation
from game.mind.told import Told
from game.mind.told_own_chinese import own_ways_chinese

_NAME = r"((?![我你他她它您咱了得个不没什啥谁别去来起吃回睡醒早车外出人声救停]|大[声家叫])[\u4e00-\u9fff]{1,4}?|[小阿老]?[A-Za-z]+)"
"""What may follow "is called"; 我姐姐叫我起床 is no name."""
_GIVEN = (
    "安娜丽莎玛艾米莉露西琳达卫约翰彼杰克汤姆迈罗伯特尼亚蒂芙凯茜珍妮娅薇芬茉婷芳娟敏慧颖雪梅兰莲琴燕玲霞倩雯萱怡欣佳嘉琪瑶璐洁瑾涵"
    "晨宇轩浩博俊强伟军涛磊鹏阳旭辉斌雨红明丽娜莎瑪艾莉達衛約傑湯羅亞凱貝麗偉軍濤陽輝"
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫鄭謝許韓馮鄧蔣葉蘇魏呂盧鐘譚陸範賈韋鄒龍賀顧龔萬錢嚴湯"
)
_LIKE_A_NAME = rf"([小阿][\u4e00-\u9fff]|([\u4e00-\u9fff])\2|[{_GIVEN}]{{2,3}}?|[A-Za-z]+)"
"""What stands beside "my sister" as a name without saying that it is one."""
_STOP = r"(?=[，。！？,.!?\s了啦呢哦]|今年|刚|在|以后|$)"
_VERB = r"(?=要|在|是|星期|周|下|明|今|后|这|也|很|最近|和|跟|生病|结婚|說|说|得|有|的|[，。！？,.!?\s]|$)"
_BY_SURNAME = "男朋友|女朋友|对象|老板|老闆|领导|領導|上司|同事|老师|老師|教授|邻居|鄰居|室友"
"""Whom one may well call by a surname alone; a mother's is no name of hers."""
_CALLED = r"(?:叫做?|名叫|是叫|名字是|名字叫|(?<=名字)是|(?<=名)是)"
_NAMED = tuple(
    re.compile(p)
    for p in (
        rf"(?:我们?家?|我們家?|咱家?|自家|^)的?(?:那[只隻条條个個])?(?:小|大|亲)?({CHINESE_BEINGS})(?:今年.{{1,4}}[，,])?(?:的?(?:大名|小名|名字))?{_CALLED}{_NAME}{_STOP}",
        rf"我(?:有|养了?|養了?|捡了?|撿了?)(?:一|两)?[只隻条條个個匹头]?[\u4e00-\u9fff]{{0,2}}?({CHINESE_BEINGS})[，,]?(?:它|他|她)?(?:的?名字)?"
        rf"{_CALLED}{_NAME}{_STOP}",
        rf"我的?(?:{CHINESE_BEINGS})家?(?:有|养了?|養了?)(?:一)?[只隻条條个個][\u4e00-\u9fff]{{0,2}}?({CHINESE_BEINGS})[，,]?{_CALLED}{_NAME}{_STOP}",
        rf"我把(?:我?家?的?)({CHINESE_BEINGS})(?:的?名字)?改(?:名)?(?:成|叫|为)了?{_NAME}{_STOP}",
        rf"我的?({CHINESE_BEINGS})(?:现在|已经)?不叫[^，,。]{{1,6}}[，,](?:现在|改)?(?:改名)?叫{_NAME}{_STOP}",
        rf"(?:我|我们|我們)的?(?:那个|那個)?({_BY_SURNAME})姓([\u4e00-\u9fff]){_STOP}",
        rf"我的?({CHINESE_BEINGS}){_LIKE_A_NAME.replace('2|', '3|', 1)}{_VERB}",
        rf"(?:家里|家裡|我家|我们家|我們家)的?(?:那|有|养)?[只隻条條个個]?[\u4e00-\u9fff]{{0,2}}?({CHINESE_BEINGS})(?:叫做?|名叫){_NAME}{_STOP}",
        rf"有(?:一)?[个個位][\u4e00-\u9fff]{{0,3}}?({CHINESE_BEINGS})(?:姓|叫|名叫){_NAME}{_STOP}",
    )
)
_NAME_FIRST = tuple(
    re.compile(p)
    for p in (rf"(?:^|[，,。！!])([\u4e00-\u9fff]{{2,3}}|[A-Za-z]+)是我的?(最好的朋友|{CHINESE_BEINGS}){_STOP}",)
)
_SELF = (
    re.compile(rf"(?:我叫|(?:我|本人)的?名字?(?:是|叫)|(?:我|本人)姓.[，,](?:名?叫|全名(?:是|叫)?)){_NAME}{_STOP}"),
    re.compile(
        r"(?:我|本人)姓([\u4e00-\u9fff])[，,]?(?=\1[\u4e00-\u9fff]{1,2}(?:[，。！,.\s]|$))(?P<name>[\u4e00-\u9fff]{2,3})"
    ),
    re.compile(rf"(?:^|[，,。！!]|请|就|都|大家|可以|朋友|他们)叫我{_NAME}(?:吧|就好|就行){_STOP}"),
    re.compile(rf"(?:^|[，,。！!]|请|就|都|大家|可以|朋友|他们)叫我{_LIKE_A_NAME}{_STOP}"),
    re.compile(rf"叫我([小阿老大][\u4e00-\u9fff]){_STOP}"),
    re.compile(
        rf"(?:^|[，,。！!~～…\s]|你好|哈[喽囉]|嗨|晚上好)(?:我是|[这這][里裡]是)((?!小白)[小阿老][{_SURNAMES}{_GIVEN}]|[{_GIVEN}]{{2,3}}?)"
        r"(?=[，。！,.!~～…\s呀啊哦啦]|$)"
    ),
)
_JOB = re.compile(
    r"(?:我(?:现在|現在)?(?:是(?:一[名个位])?|的工作是|在[^，。！？]{1,8}?[当當做])|(?:改行|转行|轉行|现在|現在)(?:去)?(?:[当當做]|成了|是)了?|我[当當]了?)(护士|老师|教师|医生|工程师|程序员|学生|作家|画家|厨师|司机|设计师|律师|会计|农民|"
    r"渔民|木匠|电工|图书管理员|兽医|科学家|翻译|邮递员|服务员|店员|经理|顾问|建筑师|摄影师|记者|编辑|药剂师|牙医|"
    r"護士|老師|教師|醫生|工程師|程式設計師|[\u4e00-\u9fff]{1,3}(?:师|師|员|員)|[\u4e00-\u9fff]{0,2}(?:护士|老师|医生))"
    r"(?=[，。！？,.!?\s了啊呢]|$)"
)
_TRADE = re.compile(
    r"我(?:是)?(?:做|搞|干)([\u4e00-\u9fff]{2,6}?)(?:工作|这行|這行)?的(?=[，。！,.\s]|$)|"
    r"我(?:现在|現在)?在(?:一[家个间間])?(?!这|那|哪|家|外|你|夜里|周末|公司|晚上)([\u4e00-\u9fff]{2,8}?)(?:里|裡)?(?:上班|工作|打工)(?=[，。！,.\s了]|$)|"
    r"我(?:是)?((?:开|跑|送|卖|修|教|開|賣)(?:出租车?|网约车|滴滴|货车|大车|公交|外卖|快递|花|菜|水果|车|手机|电脑|房子|保险|出租車|貨車|保險|车|書|书|飞机|火车|地铁))的(?=[，。！,.\s]|$)|"
    r"我在(?:[\u4e00-\u9fff]{0,4}?(?:小学|中学|初中|高中|大学|幼儿园|学校|培训班|小學|中學|大學|學校))?(教[\u4e00-\u9fff]{2,4}?)(?=[，。！,.\s]|$)"
)
_MOVED_TO = re.compile(
    r"我(?:们|們)?(?:[上这今去]个?(?:月|周|年|星期)|刚|剛|刚刚|已经|已經|最近|昨天|前天|半年前|去年)*(?:搬(?:家)?(?:到|来|來|去)|定居在?|(?:一直)?在(?=[\u4e00-\u9fff]{2,4}(?:生活|住了|待了|定居)))"
    r"(?:了)?(?!这|那|哪|新|一|楼|外面|沙发|床|地上|窗|后排|前面|后面|隔壁|學校|学校|宿舍|他|她|男|女|郊|乡|公司|这里)([\u4e00-\u9fff]{2,4}?)(?=了|住|生活|待|定居|来|來|去|[，。！,.\s]|$)"
)
_HOME = re.compile(
    r"(?<![想不前])我(?:住在|家在)(?!这|那|哪|一|几|装修|海边|山[上里]|乡下|学校|宿舍|附近|隔壁|楼|市中心|郊区|城里|农村|家里|上面|這|幾)"
    rf"([\u4e00-\u9fff]{{2,6}}?|[A-Za-z]+){_STOP}"
)
_ORIGIN = re.compile(
    rf"我(?:的)?(?:老家|家乡|家鄉)(?:在|是)?([\u4e00-\u9fff]{{2,4}}?)(?:的|人|那边|那邊)?{_STOP}|"
    rf"我(?:从小|從小)?(?:是在|在)(?!一个|一個|小县城|农村|乡下|城里|这|那|单亲|奶奶|外婆|爷爷|外公)([\u4e00-\u9fff]{{2,4}}?)(?:长大|長大|出生)|我.{{0,6}}(?:县城|镇|村|小城|农村)里?(?:长大|出生)的?[，,](?:叫|是)([\u4e00-\u9fff]{{2,4}}){_STOP}|我(?:是|来自|來自)(?!一个|一個|什么|什麼|普通|好|坏|个)([\u4e00-\u9fff]{{2,4}}?)(?<!的)人{_STOP}"
)
_CORRECTED = re.compile(
    r"(?:是|叫)([\u4e00-\u9fff]{1,4}|[A-Za-z]+)[，,]?\s*不(?:是|叫)([\u4e00-\u9fff]{1,4}|[A-Za-z]+)(?=[，。！,.!\s了啊呢]|$)|"
    r"不(?:是|叫)([\u4e00-\u9fff]{1,4}?|[A-Za-z]+)[，,]\s*(?:而?是|叫)([\u4e00-\u9fff]{1,4}|[A-Za-z]+)(?=[，。！,.!\s了啊呢]|$)"
)
_MOVED = re.compile(r"[挪改推](?:到|成|至)|提前到|延到")
_EVENTS: tuple[tuple[str, str], ...] = (
    ("周年|週年|[纪紀]念日", "纪念日"),
    ("结婚(?!证|照|后)|婚礼|結婚(?!證|照|後)|婚禮", "婚礼"),
    ("面试(?!官|被|没)|面試(?!官|被|沒)", "面试"),
    ("驾考|路考", "驾照考试"),
    ("考试|期末|高考|考研|考試", "考试"),
    ("手术|開刀|开刀|手術", "手术"),
    ("生日", "生日"),
    ("毕业|畢業", "毕业典礼"),
    ("搬家", "搬家"),
    ("演讲|汇报|答辩|演講", "演讲"),
    ("演唱会|音乐会|演出", "演出"),
    ("看医生|看牙|复查|体检", "看医生"),
    ("飞机|航班|飛機", "航班"),
    ("约会|約會", "约会"),
    ("比赛|马拉松|比賽", "比赛"),
    ("聚会|派对", "聚会"),
    ("旅行|旅游|出差", "旅行"),
)
_EVENT = tuple((re.compile(p), about) for p, about in _EVENTS)
_WHO = re.compile(rf"我的?({CHINESE_BEINGS})")
_NOT_NAMES = (
    "最近",
    "今天",
    "明天",
    "昨天",
    "现在",
    "已经",
    "一起",
    "都",
    "很",
    "也",
    "要",
    "不",
    "没",
    "总",
    "说",
    "的",
    "他",
    "她",
    "们",
    "家",
)
_TELLS_NOTHING = re.compile(r"[?？吗嗎呢]\s*[?？]?\s*$|要是|如果|假如|希望我有|我没有|我沒有|以前|曾经|梦见|夢見")
_OVER = re.compile(r"昨天|昨晚|前天|去年|上个?(?:月|周|星期|礼拜)|上個?(?:月|週|星期|禮拜)|刚才|剛才")
_TODAY_OVER = re.compile(r"[了过完過砸挂被没沒]|周年|週年|[纪紀]念日|[迟遲]到|[顺順]利|[结結]果|居然|竟然|[刚剛]")
"""What of today is told as done, or is a day and no plan."""
_TO_COME = re.compile(r"要|会|會|快|将|將|就")
_CALLED_OFF = re.compile(
    r"不(?:考|去|想|结|結|参加|參加|用|会|會|要|办|辦)|没(?:有)?(?:考|去)|取消|推迟|推遲|改期|可能|也许|也許|每(?:个|個|天|周|年)"
)
_ANOTHERS = re.compile(rf"[你您他她它](?:们|們)?|我的?(?:{CHINESE_BEINGS})的(?:{CHINESE_BEINGS})")


def read_chinese(sentence: str, today: date) -> Iterator[Told]:
    """What one sentence tells; nothing for a question, a wish, a denial."""
    if _TELLS_NOTHING.search(sentence):
        return
    named = _named_chinese(sentence)
    if named:
        relation, said, name = named
        yield Told("fact", relation.key, said, name, "", None)
    own = next(filter(None, (pattern.search(sentence) for pattern in _SELF)), None)
    if own and not own[own.lastindex or 1].startswith(_NOT_NAMES):
        yield Told("fact", "name", "名字", own[own.lastindex or 1], "", None)
    work = _work(sentence)
    if work:
        yield Told("fact", "job", "工作", work, "", None)
    home = _HOME.search(sentence) or _MOVED_TO.search(sentence)
    if home:
        yield Told("fact", "home", "家", home[1], "", None)
    yield from own_ways_chinese(sentence)
    origin = _ORIGIN.search(sentence)
    if origin:
        yield Told("fact", "home town", "老家", next(filter(None, origin.groups())), "", None)
    righted = _CORRECTED.search(sentence)
    if righted:
        new, old = (righted[1], righted[2]) if righted[1] else (righted[4], righted[3])
        yield Told("correction", "", "", new, old, None)
    day = find_day(sentence, today)
    event = next((about for pattern, about in _EVENT if pattern.search(sentence)), None)
    if day and event and _is_ahead(sentence, day, today):
        who = _WHO.search(sentence)
        whose = CHINESE[who[1]] if who else None
        yield Told(
            "plan",
            whose.key if whose else "self",
            who[1] if who else "",
            named[2] if named else "",
            event,
            day.day,
        )


def _work(sentence: str) -> str:
    """What they do: by its name, or by where and what."""
    job = _JOB.search(sentence)
    trade = _TRADE.search(sentence) if job is None else None
    return (
        (job[1] if job else next(filter(None, trade.groups()), "") if trade else "")
        .removeprefix("个")
        .removeprefix("個")
    )


def _is_ahead(sentence: str, day: DayFound, today: date) -> bool:
    """Whether the plan is still to come and the player's or theirs: not over, not called off, nobody else's."""
    if _OVER.search(sentence) or _CALLED_OFF.search(sentence) or _ANOTHERS.search(sentence):
        return False
    if day.day == today and _TODAY_OVER.search(sentence) and not _TO_COME.search(sentence):
        return False
    before = sentence[: day.start]
    return _MOVED.search(before) is not None or "我" in sentence or "咱" in sentence or not re.search(r"[\w]", before)


def _named_chinese(sentence: str) -> tuple[Relation, str, str] | None:
    for pattern in _NAMED:
        match = pattern.search(sentence)
        if match and not any(match[2].startswith(w) for w in _NOT_NAMES):
            if match[2].endswith(("的", "了", "们")) or any(p.search(match[2]) for p, _ in _EVENT):
                continue
            return CHINESE[match[1]], match[1], match[2]
    for pattern in _NAME_FIRST:
        match = pattern.search(sentence)
        if match and not match[1].startswith((*_NOT_NAMES, "这", "那", "這", "他", "她", "它")):
            return CHINESE[match[2]], match[2], match[1]
    return None
