"""What each act sounds like, as players type it: the ear compares lines with these and with authors' cues."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.model import Act

ENGLISH: Mapping[Act, tuple[str, ...]] = {
    "greets": ("hi", "hello there", "good evening", "hey, it's me again", "i'm back", "morning!"),
    "asks_companion": (
        "how are you tonight", "what do you like", "where were you born", "do you ever get lonely", "what's your job like",
        "tell me about yourself", "have you been doing this long", "what scares you", "do you have any family",
        "what's your favourite food", "are you real", "what are you thinking about",
    ),
    "asks_world": (
        "where does this train go", "what is the causeway", "who else is on board", "what's behind that door",
        "how long is the journey", "what are the lamps for", "who runs this line", "what's that sound",
        "what is the capital of france", "how do magnets work",
    ),
    "asks_memory": (
        "do you remember what i told you", "what is my sister called", "what did i say about my job", "do you know my name",
        "what was my cat's name", "when is my exam", "have i told you about my brother",
    ),
    "confides": (
        "i had a terrible day at work", "my grandmother died last spring", "i've never told anyone this",
        "i think i'm losing my job", "my sister is getting married", "i've been feeling low lately", "i got the job!",
        "we broke up last week", "i have a dog called rex", "i work nights at a hospital", "my dad is ill",
        "i moved here alone", "i'm scared about tomorrow", "i passed my exam",
    ),
    "asks_comfort": (
        "can you just stay with me a minute", "i need someone to talk to", "please tell me it will be all right",
        "i feel so alone", "i don't know what to do any more", "cheer me up", "i can't sleep", "everything is too much",
    ),
    "comforts": (
        "it's not your fault", "you did your best", "i'm here if you want to talk", "don't be sad", "that must have been hard",
        "i'm sorry that happened to you", "you don't have to carry that alone", "you can lean on me", "that sounds hard for you",
    ),
    "compliments": (
        "you're funny", "i like talking to you", "you have a lovely voice", "that was beautifully said", "nice coat",
        "you're kind", "i love your hair", "you're good at your job",
    ),
    "jokes": (
        "why did the chicken cross the road", "knock knock", "haha just kidding", "i'm so tired i could marry a pillow",
        "want to hear a joke", "what do you call a train that sneezes", "lol",
    ),
    "thanks": ("thank you", "thanks a lot", "that helped, thanks", "i appreciate it", "cheers", "ta for listening"),
    "apologises": ("i'm sorry", "sorry about earlier", "i didn't mean that", "forgive me", "my apologies", "that was rude of me"),
    "hurts": (
        "you're useless", "shut up", "nobody asked you", "you're boring", "i hate you", "this is stupid and so are you",
        "you're just a stupid program", "go away", "what an idiot you are", "nobody likes you", "you're worthless",
        "you're a waste of time", "you make me sick", "get lost",
    ),
    "promises": (
        "i promise i'll call her", "i'll come back tomorrow", "i'll tell him this weekend", "i swear i'll try",
        "next time i'll bring you a stamp", "i'm going to do it, i promise", "i'll ring my dad on sunday, promise",
    ),
    "invites": (
        "would you like some tea", "come and sit with me", "shall we look at the stars", "do you want to play a game",
        "let's walk to the last carriage", "join me", "let me get you a coffee",
    ),
    "agrees": ("yes", "sure", "ok", "you're right", "i think so too", "of course", "i'd like that", "exactly", "deal", "i suppose so"),
    "refuses": ("no", "no thanks", "i'd rather not", "i don't want to talk about it", "not now", "never mind", "let's not"),
    "parts": ("good night", "bye", "i have to go", "see you tomorrow", "i'm off to bed", "talk later", "goodbye"),
    "small_talk": (
        "it's raining here", "nice weather", "not much happening", "just got home", "i'm having dinner", "it's late",
        "i watched a film", "the bus was late again", "hmm", "interesting", "i like trains", "i made soup",
    ),
}  # fmt: skip

CHINESE: Mapping[Act, tuple[str, ...]] = {
    "greets": ("你好", "晚上好", "嗨", "在吗", "我又来了", "我回来了", "早上好", "哈喽"),
    "asks_companion": (
        "你今天怎么样", "你喜欢什么", "你是哪里人", "你会觉得孤独吗", "你做这行多久了", "介绍一下你自己", "你怕什么", "你有家人吗",
        "你最喜欢吃什么", "你是真人吗", "你在想什么", "你是机器人吗",
    ),
    "asks_world": (
        "这趟车开去哪里", "堤道是什么", "车上还有谁", "那扇门后面是什么", "要坐多久", "这些灯是做什么的", "那是什么声音",
        "法国的首都是哪里", "几点了", "这是哪里",
    ),
    "asks_memory": (
        "你还记得我说过什么吗", "我姐姐叫什么名字", "我跟你说过我的工作吗", "你记得我叫什么吗", "我的猫叫什么", "我什么时候考试",
    ),
    "confides": (
        "我今天上班特别糟", "我奶奶去年走了", "这件事我没跟别人说过", "我可能要失业了", "我姐姐要结婚了", "我最近心情很低落", "我拿到工作了",
        "我们上周分手了", "我养了一只狗", "我在医院上夜班", "我爸爸病了", "我一个人搬到这里", "我很怕明天", "我考试过了",
    ),
    "asks_comfort": ("陪我一会儿好吗", "我想找人说说话", "告诉我会好起来的", "我好孤单", "我不知道该怎么办", "安慰我一下", "我睡不着", "我撑不住了"),
    "comforts": ("这不是你的错", "你已经尽力了", "想说的话我在这里", "别难过", "那一定很难", "抱抱你", "你不用一个人扛着", "你可以依靠我", "你一定很难受"),
    "compliments": ("你真有趣", "我喜欢跟你聊天", "你的声音真好听", "说得真好", "你的外套真好看", "你真善良", "你很厉害"),
    "jokes": ("讲个笑话", "哈哈哈", "开玩笑的", "我困得想跟枕头结婚", "猜个谜语", "笑死我了"),
    "thanks": ("谢谢", "多谢", "谢谢你听我说", "好多了，谢谢", "感谢"),
    "apologises": ("对不起", "刚才是我不好", "我不是那个意思", "抱歉", "原谅我", "我说得太过分了", "我不该那么说"),
    "hurts": ("你真没用", "闭嘴", "谁问你了", "你好无聊", "我讨厌你", "你就是个破程序", "滚", "你真蠢", "没人喜欢你", "你是个废物", "你真烦", "跟你说话浪费时间", "你去死吧"),
    "promises": ("我保证会打电话给她", "我明天再来", "这周末我就跟他说", "我答应你", "下次给你带邮票", "我一定会去做的", "我一定给他打电话", "我发誓我会写"),
    "invites": ("要喝茶吗", "过来坐坐吧", "我们去看星星吧", "一起玩个游戏吧", "我请你喝咖啡", "一起走走吧", "要不要打牌", "坐到我旁边来"),
    "agrees": ("好的", "嗯", "你说得对", "我也这么想", "当然", "可以", "没错", "是啊", "行", "成交", "应该是吧"),
    "refuses": ("不", "不用了", "算了", "我不想谈这个", "现在不想", "不要", "不用了谢谢", "换个话题吧"),
    "parts": ("晚安", "再见", "我得走了", "明天见", "我去睡了", "拜拜", "下次聊"),
    "small_talk": ("这边在下雨", "天气不错", "没什么事", "刚到家", "我在吃饭", "好晚了", "我看了部电影", "公交又晚点了", "嗯嗯", "有意思"),
}  # fmt: skip

EXAMPLES: Mapping[str, Mapping[Act, tuple[str, ...]]] = {"en": ENGLISH, "zh": CHINESE}
