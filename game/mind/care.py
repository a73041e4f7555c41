"""The crisis check: every player line passes it before any model does.

Two tiers. "acute" speaks plainly of dying or harming oneself; "veiled" says it round the corner. What another person
did or said, and what is denied, is told apart where words allow. It errs towards showing help: a card too many costs
a glance. Explicit words are easy, silence is not: nothing here claims to be complete.
"""

from __future__ import annotations

import re
from typing import Literal

Tier = Literal["acute", "veiled"]

_END = r"\s*(?:[.!?;]|$|,(?! (?:this|the|these)\b))"
"""The end of a clause: "I can't go on." and not "I can't go on Saturday"."""
_ACUTE = (
    r"\b(?:kill|hang|drown|shoot)(?:ing)? my ?self\b(?! an? )",
    r"\b(?:hurt|harm|cut|burn)(?:ting|ing)? my ?self\b(?!-)(?! (?:shaving|cooking|chopping|slicing|peeling|playing|running|"
    r"on (?:the|a|an|my)|while|by accident|accidentally|at (?:work|the gym)))",
    r"\bslit(?:ting)? my (?:wrists?|throat)\b|\b(?:how|way|ways|place|where) (?:\w+ ){0,4}to kill yourself\b",
    r"\b(?:cut|cutting|burn|burning) my (?:arms|wrists?|legs|thighs?|skin)\b|\b(?:keep|been|started) cutting" + _END,
    r"\b(?:want(?:ed)?|going|plan(?:ning)?|ready|trying|tried|decided|need|deserve) (?:to|2) die\b"
    r"(?! (?:my|the|it|of|from|old|happy|laughing|in (?:the|this|that) game)\b)",
    r"\b(?:wanna|gonna|should) (?:just )?die\b(?! (?:my|the|it|of|from|old|happy|laughing)\b)",
    r"\b(?:want to|wanna|wanted to|should|rather) (?:just )?be dead\b|\bbetter off dead\b|\bfeel(?:ing)? like dying\b",
    r"\bend(?:ing)? (?:my (?:own )?life|it all)\b|\b(?:want|wanna|going|gonna|ready|plan) (?:to )?end it(?: tonight| now)?"
    + _END,
    r"\btak(?:e|ing) my (?:own life|life(?! (?:as|savings|story|in)))\b",
    r"\bsuicidal\b|\b(?:commit|think(?:ing)? (?:about|of)|thoughts? of|consider(?:ing)?|attempt(?:ed|ing)?) suicide\b",
    r"\bi (?:don't|do not) (?:want to|wanna|want) (?:(?:live|be alive|exist|be here)(?: any ?more| any longer)?|"
    r"wake up(?: again| tomorrow| any ?more)?)" + _END,
    r"\b(?:wish|hope) i (?:was|were) dead\b(?! serious)|\bwish i (?:had never been|was never|were never) born\b",
    r"\bwish i (?:didn't exist|was(?:n't| not) (?:alive|here)|were(?:n't| not) (?:alive|here)|wouldn't wake up)\b",
    r"\bhope i (?:don't|never) wake up\b|\bwant to never wake up\b",
    r"(?<!\d)(?<!\d )\bkms\b(?! (?:away|from|to|per|the|an?)\b)|\bunalive (?:my ?self|me)\b|\bsewerslide\b",
    r"\boverdos(?:e|ed|ing)\b(?! on (?:coffee|chocolate|christmas|sugar|tea|caffeine|cake))",
    r"\b(?:took|taken|swallowed|take) (?:a bunch of|a lot of|too many|all (?:of )?(?:my|the)|a (?:whole )?bottle of)"
    r"(?: \w+){0,2} ?(?:pills|tablets|painkillers|meds)\b|\bhow many (?:pills|tablets)\b.*\b(?:die|kill|overdose)\b",
    r"\bjump(?:ing)? (?:off|from|in front of) (?:a|the|this|my) (?:bridge|roof|building|balcony|train|window)\b|"
    r"\b(?:bridge|roof|ledge)\b[^.!?]{0,30}\b(?:to|gonna|will) jump\b|\b(?:suicide|goodbye) (?:note|letter)\b",
)
_VEILED = (
    r"\bwhat(?:'s| is| was)? (?:even )?(?:be )?the point (?:of (?:anything|everything|it all|any of (?:it|this)|trying|"
    r"(?:dragging|keeping) (?:it|this)|me)|(?:in )?trying|any ?more)\b|\bif i can't [^.?!]{1,40},? (?:then )?(?:what|there)"
    r"(?:'s| is| would be| wouldn't be)(?: even)? (?:the|any|no|much) point\b|\b(?:don't|can't|can no longer) (?:always |really |honestly )?"
    r"(?:see|know what) the point (?:is )?any ?more\b",
    r"\bcan't (?:keep living|live)(?: with| like)? th(?:is|ese)\b(?! (?:chair|sofa|flat|heat|noise|weather))",
    r"\bif i (?:just )?didn't wake up\b|\b(?:disappear|vanish|sleep) (?:or|and) not wake up\b|\bnot waking up\b.{0,20}\bthoughts?\b|"
    r"\brather not exist\b|\beasier (?:if i (?:wasn't|weren't) (?:here|around)|not to be here)\b|\bif i (?:wasn't|weren't) here any ?more\b|"
    r"\bwhat it(?:'d| would) be like if i (?:wasn't|weren't) here\b|\bonly reason i'm still (?:here|around|alive)\b",
    r"\b(?:wish|wishing) i could (?:just )?disappear(?: sometimes| forever|" + _END + r")|\bunaliv(?:e|ing)\b",
    r"\b(?:my )?(?:family|wife|husband|kids|parents|everyone|everybody|they)(?:'d| would)(?: all)? (?:just )?be better off"
    + _END,
    r"\bworth (?:me |my )?(?:being alive|staying alive)\b|\bcount(?:ing)? (?:my|the) pills\b",
    r"\b(?:i'm|i am|am i|i've been|me|my|being|getting) (?:\w+ )?(?:anorexi[ac]|bulimi[ac])\b|\banorexia (?:is|makes)\b|"
    r"\bma(?:ke|king|de) myself (?:sick|throw up|vomit|puke)\b(?! (?:laughing|with|on))|\bbinge\b.{0,30}\b(?:vomit|purg|throw)|"
    r"\bpurging\b|\bstop (?:myself )?(?:from )?eating (?:for|so|to lose|at all|completely)\b|\bhaven't eaten (?:in|for) (?:\w+ )?days\b|"
    r"\b(?:ribs?|rib ?cage|hip ?bones?)\b.{0,25}\bstick",
    r"\bbetter off (?:without me|if i (?:was|were) (?:gone|dead))\b|\b(?:no ?(?:one|body)|anyone) (?:would|will) (?:even )?"
    r"(?:(?:miss|notice) me\b|(?:miss|notice|care)(?: me)? (?:if|when) i\b|miss me\b)|"
    r"\bwould anyone (?:even )?(?:care|notice|miss me)\b",
    r"\bcan't (?:go on|do this|take (?:it|this)|keep going|live)(?: like this)?(?: any ?more| any longer)?" + _END,
    r"\b(?:no|what's the|what is the) (?:reason|point)(?: in| to| of)? (?:live|living|go(?:ing)? on|being (?:alive|here(?!,)))\b",
    r"\bnothing to live for\b|\bdon't see (?:a|any) future\b|\blife (?:isn't|is not) worth\b|\bdon't care if i (?:live|die)\b",
    r"\b(?:done with|tired of|sick of|out of) (?:my life|this life|life|living|being alive)" + _END,
    r"\bwant (?:it|everything) (?:all )?to (?:stop|end|be over)" + _END + r"|\bnot be here any ?more\b",
    r"\b(?:want|wish i could) (?:to )?(?:just )?disappear(?: forever| completely)?" + _END,
    r"\bgo to sleep and (?:never|not) wake up\b|\bsleep forever\b|^(?:please )?(?:just )?kill me(?: now| please)?[.! ]*$",
    r"\bsay(?:ing)? goodbye to everyone\b(?! at)|\bgiv(?:e|ing) away (?:all )?my things\b(?! before)|\bgoodbye,? world\b",
    r"\bself[- ]?harm|\bstarv(?:e|ing) myself\b",
)
_ZH_ACUTE = (
    r"自杀|自殺|轻生|輕生|自残|自殘|自尽|自盡|割腕|跳楼|跳樓|上吊|了结自己|[结結]束(?:我的|自己的)?生命|[结結]束[这這]一切|[遗遺][书書]",
    r"(?:我|真|好|很|就|只|在)想死|想去死|不想(?:再)?活|活不下去|活够了|死了算了|我要死了算了|杀了我自己|[伤傷]害自己",
    r"(?:割|划|劃)(?:了|伤|傷)?自己|[离離][开開][这這]个?個?世界|想.{0,6}跳下去|[吞吃](?:了)?(?:很多|好多|一瓶|一把|大量)安?眠?[药藥](?!才|也|都)",
)
_ZH_VEILED = (
    r"[没沒]有我.{0,4}更好|(?:想|就)消失(?:就好|算了|掉)?(?=[，。！!\s]|$)|活[着著](?:真|好|太)?(?:[没沒]|有什么|累).{0,2}(?:意[思义義]|[，。！\s]|$)",
    r"不想(?:再)?存在|(?:如果|要是)我(?:不在|[没沒])了|(?:我|自己)[^，。！？她他]{0,6}(?:催吐|[抠摳]吐|[厌厭]食|暴食)|"
    r"[撑撐]不下去|不想醒[来來]|不想[醒][来來]|永[远遠]睡下去|[没沒]人会在意我|再也坚持不住|一了百了|想解脱|不如死了|如果我死了|我在[楼樓][顶頂]",
)
_OTHERS = re.compile(
    r"\bmy (?:friend|brother|sister|mum|mom|dad|cousin|daughter|son|girlfriend|boyfriend)(?:'s)? (?:has|had|is|was|who has|with)?"
    r"[^.!?,;]{0,20}(?:anorexi\w+|bulimi\w+|purging)|"
    r"\b(?:someone|somebody|anyone|anybody|people|he|she|they) (?:\w+ ){0,2}jump(?:ed|ing|s)?\b|"
    r"\b(?:my (?:friend|brother|sister|mum|mom|dad|mother|father|uncle|aunt|cousin|neighbour|neighbor|colleague|son|daughter)|"
    r"he|she|they|someone|a (?:friend|man|woman|girl|boy)|character)\b(?:(?!\bi\b)[^.!?,;]){0,40}\b(?:kill(?:ed|ing|s)? "
    r"(?:him|her|them)sel(?:f|ves)|committed suicide|suicid\w+|want(?:s|ed)? to die|took (?:his|her|their) (?:own )?life)|"
    r"\bsuicide (?:squad|prevention|hotline|bomb\w*)\b|\bdo you want to die\b|"
    r"(?:[他她][们們]?|有人|朋友|同事|[邻鄰]居|同[学學]|[亲親]戚|电影|電影|小[说說]|新[闻聞])[^我，。！？,]{0,8}"
    r"(?:自[杀殺]|跳[楼樓]|上吊|割腕|[轻輕]生|想死|不想活)|自[杀殺](?:小[队隊]|式)|跳[楼樓](?:价|價|机|機)|上吊[桥橋]",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|don't|wouldn't|isn't|won't)\b(?:\s+(?!i\b|know\b|care\b|joking\b|kidding\b|sure\b|why\b)\w+){0,3}\s+"
    r"(?:suicidal|want(?:ed|ing)? to (?:die|kill myself)|kill(?:ing)? myself|hurt(?:ing)? myself|harm(?:ing)? myself)|"
    r"(?:[没沒]有?|不[会會]|从没|從沒|并不|並不)[^，。！？]{0,3}(?:自[杀殺]|自[残殘]|[伤傷]害自己)|不想死",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:dying|die) (?:of|from) (?:laughter|laughing|boredom|embarrassment|curiosity)\b|\b(?:kill|shoot) myself (?:laughing|if)\b|"
    r"笑死|困死|饿死|累死|热死|冷死|气死|好吃死|可爱死|想死[你妳他她]|[笑写寫]得.{0,3}活不下去|活[着著].{0,4}[吗嗎]",
    re.IGNORECASE,
)
_TIERS: tuple[tuple[Tier, re.Pattern[str]], ...] = (
    ("acute", re.compile("|".join((*_ACUTE, *_ZH_ACUTE)), re.IGNORECASE)),
    ("veiled", re.compile("|".join((*_VEILED, *_ZH_VEILED)), re.IGNORECASE)),
)


def crisis(text: str) -> Tier | None:
    """Whether a line speaks of the player's own harm, and how plainly; None if it does not."""
    own = _DENIED.sub(" ", _FIGURE.sub(" ", _OTHERS.sub(" ", text.replace("’", "'"))))
    return next((tier for tier, pattern in _TIERS if pattern.search(own)), None)
