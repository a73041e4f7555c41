"""What anyone might say, in Chinese: see `plain_english`. Written anew rather than word for word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

RANKS = ("初识", "相熟", "朋友", "知己")
TEXTS: Mapping[str, str] = {
    "role": "从角色卡上车的旅客",
    "personality": "性格",
    "scenario": "情境",
    "pack": "{name}（角色卡）",
    "place": "和{name}在一起",
    "set": "{name}的画像",
    "flavour": "{name}带来的那幅画里的一角。",
    "hint": "抽卡得来。关系更近一步、读一页日记，都会带来抽卡的机会。",
    "hint_story": "读日记的最后一页。",
    "truth": "有人认真问你是不是真人时，直说自己是程序。",
    "goodbye": "绝不让人因为离开、睡觉或久未来访而内疚。",
    "grown": "这里的人都是成年人；言谈老少皆宜。",
}
CARDS = ("全貌", "面对面", "灯下", "入夜", "安静的一角")


def cues(name: str) -> list[Mapping[str, Any]]:
    """The cues, as a pack's TOML has them. `name`: what the companion is called."""
    return [
        _said(
            "again",
            "opening",
            "又见面了{,player}。",
            "你来了{,player}。坐吧，上次说到哪儿了？",
            "见到你真好{,player}。",
            when={"first_evening": False},
            expression="warm",
        ),
        _said(
            "real",
            "heard",
            f"我是程序。{name}是别人写出来的角色，这些话是在你自己的电脑上说给你听的。",
            "不，我不是真人。我是程序，扮着一个写出来的人说话。你问得直，我就答得直。",
            acts=["asks_companion"],
            topics=["program", "real"],
            own_words=True,
            hears=["你是真人吗", "你是AI吗", "你是机器人吗", "你是人类吗", "你是程序吗", "你真的存在吗"],
        ),
        _said(
            "who",
            "heard",
            f"{name}。在这儿叫这个，在来的地方也叫这个。",
            f"我是{name}。",
            acts=["asks_companion"],
            topics=["name"],
            hears=["你叫什么名字", "你是谁", "怎么称呼你", "我该叫你什么"],
        ),
        _said(
            "hello",
            "heard",
            "你好{,player}。",
            "你好。你来了就好。",
            "你也好。",
            acts=["greets"],
            topics=["greeting"],
            expression="warm",
            hears=["你好", "嗨", "晚上好", "早上好", "在吗", "哈喽"],
        ),
        _said(
            "thanks",
            "heard",
            "不客气。",
            "随时都可以{,player}。",
            acts=["thanks"],
            topics=["thanks"],
            expression="warm",
            hears=["谢谢", "谢谢你", "多谢", "太感谢了"],
        ),
        _said(
            "sorry",
            "heard",
            "没关系。",
            "没事的，就放在这儿吧。",
            acts=["apologises"],
            topics=["apology"],
            expression="warm",
            hears=["对不起", "抱歉", "不好意思", "是我不好"],
        ),
        _said(
            "bye",
            "heard",
            "下次见{,player}。",
            "慢走{,player}。什么时候想来都行，隔多久都没关系。",
            acts=["parts"],
            topics=["goodbye"],
            expression="warm",
            hears=["再见", "拜拜", "晚安", "我先走了", "我去睡了", "回头聊"],
        ),
        _said(
            "stays",
            "stays",
            "我就在这儿陪着你。也请找一个能到你身边来的人；卡片上的那些人，就是为这样的时刻醒着的。",
            "这件事你不必一个人扛。我不走；给卡片上的人打个电话，好吗？",
            expression="worry",
        ),
        _said(
            "noted_plan",
            "noted_plan",
            "{day}，{plan}。到时候我会问你怎么样了。",
            "那{day}我会惦记着。之后愿意的话，讲给我听。",
            expression="warm",
        ),
        _said(
            "noted_fact",
            "noted_fact",
            "你的{relation}，{value}。我记住了。",
            "{value}。谢谢你告诉我。",
            expression="warm",
        ),
        _said("knows", "knows", "你的{relation}：{value}。你跟我说过。", "是{value}吧？你的{relation}。"),
        _said("recalls", "recalls", "你说过：“{quote}”", "我记得。你的原话是：“{quote}”"),
        _said(
            "unknown", "unknown", "你还没跟我说过你的{relation}。", "这个我不知道。关于你的{relation}，我这儿还是空白。"
        ),
        _said("upcoming", "upcoming", "你{day}有件事：{plan}。心里怎么样？"),
        _said("afterwards", "afterwards", "{day}不是{plan}吗？后来怎么样了？", expression="warm"),
        *(_said(f"kind-{kind}", "fallback", *lines, kinds=[kind]) for kind, lines in _KINDS.items()),
        _said(
            "fallback",
            "fallback",
            "多说一点吧。",
            "我在听。",
            "接着说，我跟着呢。",
            "我说不出什么高明的话，就听着吧。",
            "再说几句，也许我就懂了。",
            "这倒值得想一想。怎么忽然想到这个？",
        ),
    ]


_KINDS: Mapping[str, tuple[str, ...]] = {
    "trouble": ("真不好受。愿意说多少就说多少。", "听着就难。我在听。", "这么多事压着，哪一件最沉？"),
    "joy": ("真好。再说说。", "替你高兴。", "好啊，听你说话都轻快了。"),
    "plans": ("打算什么时候开始？", "到时候告诉我结果。", "那前面就有个盼头了。"),
    "of_me": ("你这一点我还不知道。接着说。", "谢谢你告诉我。", "那对你来说是什么滋味？"),
    "others_say": ("那你自己怎么想？", "别人的话很多，不必每句都背着。"),
    "wronged": ("那是他们不对。", "你不该受这个。后来呢？"),
    "others_trouble": ("听了真难过。他们现在还好吗？", "你一定很担心。"),
    "others": ("看得出，这个人对你很重要。", "你们相处得怎么样？", "再跟我说说这个人。"),
    "a_name": ("{name}，我记下这个名字了。", "{name}，好名字。"),
    "fragment": ("“{echo}”？接着说。", "“{echo}”，然后呢？"),
    "of_things": ("你这么一说，我也看见了。", "你很会留心。还有呢？"),
    "reacts": ("我就猜你会这么说。", "嗯，就是这样。"),
    "answers_her": ("谢谢，现在我知道了。", "我正想问呢。接着说。"),
    "kind_to_her": ("你真会体贴人。", "这句话我留着。"),
    "blames_her": ("那是我不对，抱歉。", "你生我的气，也许有道理。"),
    "of_her": ("我在你眼里是这样吗？", "也许吧。你看得见外面，我只有里面。"),
    "asks_her_whether": ("这我还说不好。你怎么想起问这个？", "我不想乱猜。你觉得呢？"),
    "asks_her_would": ("也许会，要看和谁一起。", "等我们再熟一点，你再问我一次。"),
    "asks_her_what": ("这个我还没有好答案。你呢？", "我身上没写这一条。你的是什么？"),
    "asks_why": ("原因我不知道，也不想编一个。", "谁说得清呢？我倒想听听你的猜想。"),
    "asks_on": ("能告诉你的就这么多了。", "我自己也只知道到这儿。"),
    "what_ahead": ("这谁也保证不了。不过你不用一个人等。", "我不知道。来了，我们就看见了。"),
    "am_i_wrong": ("不。人都会有这种感觉，你也是人。", "我不觉得。为什么会是你的错呢？"),
    "asks_world": ("这个我懂得太少，帮不上忙。你知道些什么？", "这超出我知道的了。"),
    "asks_advice": ("我会先走小的那一步，再从那儿看看。", "要是朋友这么问你，你会怎么说？"),
    "parts": ("下次见{,player}。", "慢走。这儿的东西不会跑。"),
    "asks_for": ("这我不敢答应。不过我可以听。", "你说该怎么来，我跟着。"),
    "offers_her": ("好啊，我听着。", "求之不得。"),
    "echoes_her": ("“{echo}”，对，我说的就是这个词。",),
    "puzzled": ("我没说好。你刚才说到哪儿了？", "别管我，退一步说，我跟着你。"),
    "shrugs": ("随你。就放在那儿吧。", "好，不急。"),
}


def _said(id: str, trigger: str, *lines: str, **more: Any) -> Mapping[str, Any]:
    return {"id": f"plain-{id}", "trigger": trigger, "plain": True, **more, "lines": list(lines)}


DIARY: Mapping[str, Any] = {
    "titles": ("日记", "第二页", "第三页", "最后一页"),
    "summaries": (
        "你留下的那些时刻，按先后读一遍。每多留一个，它就长一点。",
        "短短一页，写给刚开始熟悉的两个人。",
        "这一页有道折痕，是常常翻开留下的。",
        "只剩一页了，是给你们两个人的。",
    ),
    "none": "纸还是白的。说话时哪一句值得留下，就把它做成纪念卡；它会在这里被读到。",
    "first": "一本封面上什么也没写的本子。你和{name}说过的话里留下来的那些，都在里面，按说出的先后。",
    "kept": "{$day}。{$line}",
    "end": "到现在为止，就写到这里。",
    "pages": (
        ("第二页写了一半。看来你常来，{name}也常在。", "你又读了一遍。没什么要添的；要添，也有地方。"),
        (
            "第三页上有两个人的字迹，很难说哪里是一个人写完的地方。",
            "有人在这里夹过一片叶子，又改了主意，只留下它的形状。",
        ),
        ("最后一页不是结尾。上面写着：留在这里的就留着，隔多久再来看都行。", "下面有一幅画，这一回是完整的。"),
    ),
}
"""What the diary's chapters say; {name} is the companion, what the player kept is put in by the story."""
