"""What a line is about, by the words that say so: few, plain topics, for telling what a talk went over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_WORDS: Mapping[str, tuple[str, str]] = {
    "family": (
        r"famil(?:y|ies)|mum|mom|mother|dad|father|parents?|sister|brother|gran(?:dma|dad|ny|dfather|dmother)?|nan|son|"
        r"daughter|kids?|child(?:ren)?|baby|aunt|uncle|cousin",
        "家人|家里|家裡|妈|媽|爸|父|母|姐|妹|哥|弟|奶奶|爷爷|爺爺|外婆|外公|姥姥|姥爷|儿子|兒子|女儿|女兒|孩子|宝宝|寶寶|亲戚|親戚",
    ),
    "love": (
        r"love|girlfriend|boyfriend|husband|wife|partner|dat(?:e|ing)|crush|marri(?:ed|age)|wedding|break ?up|broke up|ex",
        "恋爱|戀愛|喜欢上|女朋友|男朋友|女友|男友|对象|對象|老公|老婆|丈夫|妻子|结婚|結婚|分手|暗恋|暗戀|前任|相亲|相親",
    ),
    "friends": (r"friends?|mate|flatmate|roommate|bestie", "朋友|闺蜜|閨蜜|室友|哥们|哥們|同学|同學"),
    "work": (
        r"work(?:ing|ed)?|job|boss|manager|colleagues?|office|shift|salary|promotion|interview|fired|meeting|deadline",
        "工作|上班|加班|老板|老闆|领导|領導|同事|公司|工资|工資|面试|面試|辞职|辭職|开会|開會|跳槽|失业|失業",
    ),
    "study": (
        r"school|uni(?:versity)?|college|exams?|homework|teacher|class|studying|thesis|essay|degree|lecture",
        "学校|學校|上学|上學|考试|考試|作业|作業|老师|老師|论文|論文|考研|高考|大学|大學|成绩|成績|学习|學習",
    ),
    "health": (
        r"ill|sick|doctor|hospital|pain|hurts|medicine|operation|surgery|headache|cold|fever|therap(?:y|ist)",
        "生病|医院|醫院|医生|醫生|疼|痛|药|藥|手术|手術|感冒|发烧|發燒|头疼|頭痛|心理咨询",
    ),
    "sleep": (r"sleep(?:ing|y)?|slept|insomnia|awake|dream(?:t|s)?|nightmares?|tired", "睡|失眠|梦|夢|熬夜|困"),
    "food": (
        r"eat(?:ing)?|ate|food|cook(?:ing|ed)?|dinner|lunch|breakfast|tea|coffee|cake|soup|bread|hungry",
        "吃|饭|飯|菜|茶|咖啡|蛋糕|汤|湯|面包|麵包|饿|餓|火锅|火鍋|做饭|做飯",
    ),
    "home": (r"home|flat|house|landlord|rent|moving|neighbours?|room", "房子|房东|房東|租|搬家|邻居|鄰居|房间|房間"),
    "money": (r"money|debt|bank|bills?|afford|rent|savings|broke", "钱|錢|债|債|银行|銀行|账单|帳單|存款|贷款|貸款|穷|窮"),
    "animals": (r"cats?|dogs?|pets?|puppy|kitten|birds?|hamster|rabbit|horse", "猫|貓|狗|宠物|寵物|鸟|鳥|兔子|仓鼠|倉鼠"),
    "weather": (r"rain(?:ing|ed|y)?|snow|fog|storm|sun(?:ny)?|weather|windy", "下雨|下雪|雾|霧|天气|天氣|刮风|颳風|太阳|太陽"),
    "travel": (r"trip|travel(?:ling|led)?|holiday|flight|plane|abroad|train|journey", "旅行|旅游|旅遊|飞机|飛機|出国|出國|火车|火車|出差"),
    "music": (r"music|songs?|sing(?:ing)?|piano|guitar|violin|concert|band", "音乐|音樂|歌|唱|钢琴|鋼琴|吉他|演唱会|演唱會"),
    "books and films": (r"books?|novel|read(?:ing)?|film|movie|series|poem|writing", "书|書|小说|小說|电影|電影|电视剧|劇|诗|詩|写作|寫作"),
    "games": (r"games?|gaming|chess|cards|football|match", "游戏|遊戲|下棋|打牌|足球|篮球|籃球|比赛|比賽"),
    "loss": (r"died|dead|death|funeral|grie(?:f|ving)|passed away|miss (?:him|her|them)", "去世|过世|過世|走了|葬礼|葬禮|离开了我|離開了我"),
    "the sea": (r"sea|waves?|tide|swim(?:ming)?|beach|boats?|ship", "海|浪|潮|游泳|沙滩|沙灘|船"),
}  # fmt: skip
_PATTERNS = tuple(
    (name, re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)) for name, (english, chinese) in _WORDS.items()
)


def topics_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Each topic of a line once, with the span of the first word that shows it, in the order of the list."""
    for name, pattern in _PATTERNS:
        found = pattern.search(text)
        if found:
            yield name, found.start(), found.end()
