"""The commonest Chinese words of a talk, each by the English a listener would think of.

A dictionary gives a word's oldest sense first ("the old practice" for 故事, "Belgium" for 比); in talk another one is
meant. A word with nothing behind it says nothing by itself and is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = """
的: ; 了: ; 吧: ; 啊: ; 呀: ; 就: ; 个: ; 把: ; 被: by ; 得: ; 着: ; 地: ; 们: ; 嘛: ; 啦: ; 哦: ; 咯: ; 喽: ; 呐:
之: ; 所: ; 件: ; 只: only ; 吗: ? ; 呢: ? ; 么: ? ; 什: what ; 都: all ; 也: too ; 很: very ; 太: too ; 挺: quite
好好: well ; 才: only then ; 更: more ; 最: most ; 我: I ; 你: you ; 妳: you ; 您: you ; 他: he ; 她: she ; 它: it
我们: we ; 咱们: we ; 咱: we ; 你们: you ; 他们: they ; 她们: they ; 自己: oneself ; 大家: everyone
别人: other people ; 有人: someone ; 没人: nobody ; 人: person ; 一个人: alone ; 谁: who ; 人家: someone ; 不: not
没: not ; 没有: have no ; 别: don't ; 不要: don't ; 不是: is not ; 是: is ; 是不是: is it ; 有没有: is there
会不会: will it ; 能不能: can you ; 可不可以: can I ; 要不要: do you want ; 好不好: all right ; 对不对: right
在: at ; 有: have ; 会: will ; 要: want ; 想: want think ; 不想: don't want ; 可: but ; 能: can ; 不能: can't
可以: can ; 不会: won't ; 不用: needn't ; 不该: shouldn't ; 该: should ; 应该: should ; 得了: enough ; 什么: what
啥: what ; 怎么: how ; 怎样: how ; 怎么样: how is ; 怎么办: what should I do ; 怎么了: what's wrong
怎么回事: what happened ; 为什么: why ; 为啥: why ; 干嘛: why what doing ; 干什么: doing what ; 哪: which
哪里: where ; 哪儿: where ; 哪个: which ; 几: how many ; 多少: how many ; 多久: how long ; 多大: how old
什么时候: when ; 几点: what time ; 什么样: what kind ; 什么人: who ; 几号: what date ; 这: this ; 那: that
这里: here ; 这儿: here ; 那里: there ; 那儿: there ; 这样: like this ; 那样: like that ; 这么: so ; 那么: so
这个: this ; 那个: that ; 这些: these ; 那些: those ; 一: one ; 一个: a ; 一下: a moment ; 一点: a little
一会儿: a while ; 一些: some ; 说: say ; 讲: tell ; 聊: chat ; 聊聊: chat ; 聊天: chat ; 说说: tell me
讲讲: tell me ; 问: ask ; 告诉: tell ; 答: answer ; 答应: promise ; 看: look ; 看看: look at ; 看到: see
看书: read books ; 听: listen ; 听听: listen ; 听到: hear ; 觉得: feel think ; 感觉: feel ; 知道: know
不知: don't know ; 不知道: don't know ; 懂: understand ; 明白: understand ; 记得: remember ; 记: remember
忘: forget ; 忘了: forgot ; 做: do ; 干: do ; 弄: do ; 办: do ; 去: go ; 来: come ; 走: go leave ; 走了: leaving
回: go back ; 回来: come back ; 回家: go home ; 到: arrive ; 到了: arrived ; 到家: get home ; 给: give ; 跟: with
和: and ; 对: to right ; 对了: by the way ; 让: let ; 叫: called ; 当: be as ; 从: from ; 比: than ; 像: like
好像: seems ; 为: for ; 为了: for ; 因为: because ; 所以: so ; 如果: if ; 要是: if ; 但: but ; 但是: but ; 可是: but
还: still ; 还是: still ; 还有: also ; 又: again ; 再: again ; 先: first ; 就是: just ; 算了: never mind
要不: how about ; 好: good ; 不好: not good bad ; 不错: not bad good ; 棒: great ; 厉害: amazing ; 坏: bad
坏了: broken ; 错: wrong ; 难: hard ; 行: okay ; 不行: not okay ; 好看: beautiful ; 好听: nice to hear
好吃: delicious ; 漂亮: pretty ; 可爱: cute ; 大: big ; 小: small ; 多: many ; 少: few ; 快: fast soon ; 慢: slow
早: early ; 晚: late ; 老: old ; 新: new ; 长: long ; 短: short ; 高: tall ; 远: far ; 近: near ; 冷: cold ; 热: hot
累: tired ; 困: sleepy ; 饿: hungry ; 渴: thirsty ; 疼: hurts ; 痛: pain ; 病: ill ; 烦: annoyed ; 忙: busy
怕: afraid ; 气: angry ; 慌: panic ; 难过: sad ; 难受: feel bad ; 伤心: sad ; 开心: happy ; 高兴: happy
快乐: happy ; 孤单: lonely ; 孤独: lonely ; 寂寞: lonely ; 紧张: nervous ; 生气: angry ; 无聊: bored boring
尴尬: embarrassed ; 委屈: hurt wronged ; 压力: stress ; 崩溃: breaking down ; 焦虑: anxious ; 丧: gloomy
郁闷: down ; 糟: terrible ; 糟糕: terrible ; 倒霉: unlucky ; 后悔: regret ; 担心: worried ; 放心: don't worry
受不了: can't stand it ; 撑: hold on ; 撑不住: can't hold on ; 没事: it's fine ; 没什么: nothing
没关系: it's all right ; 还好: okay ; 还行: okay ; 挺好: quite good ; 睡: sleep ; 睡觉: sleep ; 睡着: fall asleep
睡不着: can't sleep ; 失眠: insomnia can't sleep ; 熬夜: stay up late ; 起床: get up ; 躺: lie down ; 吃: eat
喝: drink ; 吃饭: eat dinner ; 做饭: cook ; 饭: meal ; 菜: dish food ; 吃的: food ; 早饭: breakfast ; 晚饭: dinner
外卖: takeaway food ; 哭: cry ; 笑: laugh smile ; 笑话: joke ; 哈哈: haha ; 哈哈哈: haha ; 嘻嘻: hee hee
呜呜: sob crying ; 嗯: mm ; 哈: ha ; 哇: wow ; 喂: hello ; 你好: hello ; 嗨: hi ; 嘿: hey ; 早上好: good morning
晚上好: good evening ; 晚安: good night ; 早安: good morning ; 再见: goodbye ; 拜拜: bye ; 明天见: see you tomorrow
回头见: see you later ; 下次见: see you next time ; 在吗: are you there ; 好久不见: long time no see ; 我去: wow
谢谢: thank you ; 谢: thanks ; 多谢: thanks ; 感谢: thank you ; 对不起: sorry ; 抱歉: sorry ; 不好意思: sorry
原谅: forgive ; 道歉: apologise ; 爱: love ; 喜欢: like ; 讨厌: hate ; 恨: hate ; 想念: miss ; 想你: miss you
想家: homesick ; 在乎: care about ; 关心: care about ; 陪: keep company ; 陪我: keep me company ; 抱: hug
抱抱: hug ; 亲: kiss ; 安慰: comfort ; 鼓励: encourage ; 夸: praise ; 骂: scold insult ; 吵: quarrel noisy
吵架: had a fight ; 打架: fight ; 骗: lie to cheat ; 欺负: bully ; 滚: get lost ; 闭嘴: shut up ; 神经病: crazy
笨: stupid ; 傻: silly ; 蠢: stupid ; 恶心: disgusting ; 假: fake ; 真: really ; 真的: really ; 真人: real person
机器人: robot ; 程序: program ; 人工智能: AI ; 模型: model ; 真是: really ; 家: home ; 家里: at home ; 爸: dad
妈: mum ; 爸爸: dad ; 妈妈: mum ; 爸妈: parents ; 父母: parents ; 哥: older brother ; 哥哥: older brother
姐: older sister ; 姐姐: older sister ; 弟弟: younger brother ; 妹妹: younger sister ; 爷爷: grandfather
奶奶: grandmother ; 外公: grandfather ; 外婆: grandmother ; 姥姥: grandmother ; 姥爷: grandfather ; 老公: husband
老婆: wife ; 对象: boyfriend girlfriend partner ; 孩子: child ; 儿子: son ; 女儿: daughter ; 男朋友: boyfriend
女朋友: girlfriend ; 朋友: friend ; 闺蜜: best friend ; 前任: ex ; 室友: roommate ; 邻居: neighbour
同事: colleague ; 同学: classmate ; 老师: teacher ; 老板: boss ; 领导: boss ; 客户: client ; 房东: landlord
医生: doctor ; 女人: woman ; 男人: man ; 分手: broke up ; 离婚: divorced ; 结婚: getting married ; 婚礼: wedding
恋爱: in love dating ; 暗恋: secret crush ; 表白: confess love ; 约会: date ; 单身: single ; 去世: died ; 走丢: lost
生病: ill ; 住院: in hospital ; 发烧: fever ; 感冒: a cold ; 手术: surgery ; 体检: check-up ; 工作: work job
上班: go to work ; 下班: finish work ; 加班: work overtime ; 辞职: quit my job ; 失业: lost my job ; 裁员: laid off
升职: promoted ; 面试: job interview ; 考试: exam ; 考研: graduate exam ; 挂科: failed a class ; 论文: thesis
作业: homework ; 上学: school ; 高考: big exam ; 毕业: graduate ; 学: learn ; 学习: study ; 教: teach ; 练: practise
公司: company ; 项目: project ; 钱: money ; 工资: wages ; 房租: rent ; 买: buy ; 猫: cat ; 狗: dog ; 狗狗: dog
宠物: pet ; 鸟: bird ; 鱼: fish ; 养: keep have a pet ; 海: sea ; 雨: rain ; 雪: snow ; 雾: fog ; 风: wind
月: moon ; 车: train car ; 火车: train ; 列车: train ; 车厢: carriage ; 列车长: conductor ; 站: station
终点站: last stop ; 终点: last stop ; 站台: platform ; 门: door ; 锁: lock ; 灯: lamp ; 提灯: lantern
灯塔: lighthouse ; 茶: tea ; 茶馆: tea-house ; 钥匙: key ; 票: ticket ; 乘客: passenger ; 旅客: passenger
故事: story ; 秘密: secret ; 东西: thing ; 事: thing matter ; 事情: thing ; 意思: meaning ; 话: words ; 话题: topic
名字: name ; 字: word ; 信: letter believe ; 书: book ; 歌: song ; 诗: poem ; 画: draw picture ; 花: flower
手: hand ; 头: head ; 心: heart ; 心情: mood ; 心里: in my heart ; 眼睛: eyes ; 头发: hair ; 样子: looks
声音: voice ; 颜色: colour ; 味道: taste ; 生日: birthday ; 礼物: gift ; 节: festival ; 今天: today ; 明天: tomorrow
昨天: yesterday ; 今晚: tonight ; 昨晚: last night ; 晚上: evening ; 早上: morning ; 半夜: middle of the night
夜里: at night ; 夜: night ; 天: day ; 年: year ; 岁: years old ; 次: time ; 时候: time when ; 以前: before
以后: later ; 后来: later ; 刚: just now ; 刚才: just now ; 刚刚: just now ; 最近: lately ; 现在: now ; 一直: always
总是: always ; 老是: always ; 从来: ever ; 平时: usually ; 终于: finally ; 小时候: when I was little ; 周末: weekend
下周: next week ; 改天: another day ; 下次: next time ; 上次: last time ; 过去: past ; 未来: future ; 开: open
关: close ; 坐: sit ; 站着: stand ; 住: live ; 搬: move ; 搬家: moving house ; 放: put ; 拿: take ; 找: look for
丢: lost ; 换: change ; 等: wait ; 带: bring ; 送: give ; 帮: help ; 帮忙: help ; 用: use ; 打: hit play ; 玩: play
游戏: game ; 唱: sing ; 写: write ; 发: send ; 穿: wear ; 死: die ; 活着: being alive ; 自杀: suicide
消失: disappear ; 鬼: ghost ; 梦: dream ; 做梦: dream ; 梦见: dreamed of ; 哲学: philosophy ; 过: ever
过得: life has been ; 完: finish ; 完了: it's over ; 开始: start ; 停: stop ; 停不下来: can't stop ; 变: change
起来: up ; 出来: out ; 里: in ; 上: on ; 下: under ; 外: outside ; 后: after ; 前: before ; 中: in ; 边: side
旁边: beside ; 一起: together ; 在一起: together ; 一样: same ; 奇怪: strange ; 怪: strange ; 特别: special
一定: surely ; 肯定: surely ; 可能: maybe ; 也许: maybe ; 当然: of course ; 其实: actually ; 越来越: more and more
有点: a little ; 有点儿: a little ; 好多: so many ; 真好: great ; 好久: so long ; 一切: everything ; 任何: any
什么的: and so on ; 还没: not yet ; 不着: can't ; 不了: can't ; 不下: can't ; 不住: can't ; 不到: can't ; 得很: very
来着: ; 的话: if ; 挺好的: quite good ; 算: count as ; 上夜班: work night shifts ; 夜班: night shift ; 鹅: goose
日志: log book ; 牡蛎: oyster ; 码头: pier ; 退休: retired ; 驾照: driving licence
点: o'clock a bit ; 见: see meet ; 克: gram ; 条: ; 跑: run ; 句: sentence ; 考: exam ; 趟: trip ; 首: song
咋: how ; 班: class work shift ; 张: ; 扇: ; 起: up ; 活: alive work ; 卡: card stuck ; 改: change ; 份:
钟: clock ; 翻: turn over ; 掉: off ; 线: line ; 道: way ; 刷: scroll ; 包: bag ; 第: ; 盏: ; 样: kind
总: always ; 加: add ; 娃: baby child ; 生: born ; 面: face noodles ; 请: please ; 本: ; 响: sound ring
号: number ; 儿: ; 摔: fall ; 装: pretend ; 堤: causeway ; 差: bad ; 段: while ; 久: long time ; 交: hand in
数: count ; 接: pick up ; 连: even ; 水: water ; 背: back ; 冲: rush ; 烧: fever burn ; 封: ; 种: kind ; 呗:
修: repair ; 挂: hang fail ; 分: minute mark ; 离: leave ; 抢: grab ; 单: single ; 周: week ; 输: lose
整: whole ; 店: shop ; 口: mouthful ; 重: heavy again ; 块: piece ; 编: make up ; 乱: messy ; 度: degree
戴: wear ; 赢: win ; 约: date meet ; 读: read ; 赶: hurry ; 敲: knock ; 课: lesson ; 时: when ; 灭: go out
弟: younger brother ; 位: ; 堵: stuck ; 子: ; 藏: hide ; 调: adjust ; 追: chase ; 美: beautiful ; 凶: fierce
颗: ; 哄: soothe ; 奶: milk ; 戒: give up ; 布: cloth ; 每: every ; 抽: draw ; 烂: rotten ; 咸: salty ; 替: for
拍: take a photo ; 泡: soak ; 疯: crazy ; 场: ; 闲: idle ; 定: decide ; 觉: sleep ; 汤: soup ; 部:
白: white in vain ; 药: medicine ; 顿: meal ; 闻: smell ; 拖: put off ; 丑: ugly ; 晒: sun ; 熟: familiar
照: photo ; 晃: shake ; 熬: stay up ; 版: edition ; 拒: refuse ; 排: queue ; 塞: stuff ; 楼: floor building
祝: wish ; 剧: drama ; 片: film ; 遍: time ; 网: internet ; 蹭: bum ; 跤: fall ; 盯: stare ; 挑: pick
肿: swollen ; 术: surgery ; 搭: ride ; 甩: dump ; 裁: lay off ; 凉: cool ; 派: send ; 亮: bright lit
批: criticise ; 租: rent ; 谈: talk date ; 塔: tower ; 挤: crowded ; 强: strong ; 队: team queue ; 扣: deduct
服: give in ; 越: more ; 急: anxious hurry ; 意: meaning ; 作: make ; 爆: burst ; 断: break off ; 屏: screen
证: certificate ; 辣: spicy ; 胖: fat ; 闪: flash ; 俩: two ; 酸: sour sore ; 麻: numb ; 痒: itchy
闷: stuffy bored ; 逗: funny tease ; 酷: cool ; 帅: handsome ; 乖: good ; 吼: yell ; 催: nag hurry ; 逼: force
咬: bite ; 抖: tremble ; 倒: fall pour ; 闹: make a fuss noisy ; 猜: guess ; 敢: dare ; 大学: university
成功: success ; 打电话: phone call ; 一句: a sentence ; 地铁: subway ; 老板娘: landlady
考上: got into university ; 打工: part-time job ; 老人: old people ; 急诊: emergency room ; 几岁: how old
和好: make up with ; 有事: busy ; 到手: got ; 孙子: grandson ; 孙女: granddaughter ; 确诊: diagnosed
拉黑: blocked me ; 离职: leaving my job ; 老伴: husband or wife ; 零食: snacks ; 放假: holiday
听不懂: don't understand ; 看不懂: don't understand ; 外地: out of town ; 那个人: that person
逃票: without a ticket ; 请假: leave from work ; 北京: Beijing ; 上海: Shanghai ; 深圳: Shenzhen ; 云南: Yunnan
收工: finish work ; 迷茫: lost ; 好事: good thing ; 激动: excited ; 失恋: broke up heartbroken ; 打雷: thunder
八卦: gossip ; 怀念: miss ; 年前: years ago ; 婆婆: mother-in-law ; 入职: new job ; 不管: whatever
温柔: gentle ; 台风: typhoon ; 礼拜: week ; 明早: tomorrow morning ; 没劲: dull no strength
出差: business trip ; 创业: start a business ; 懒得: can't be bothered ; 中秋: Mid-autumn festival
带娃: look after a baby ; 网恋: online love ; 催婚: pressed to marry ; 复合: get back together
本命年: my zodiac year ; 请问: may I ask ; 说实话: to be honest ; 还清: paid back ; 忌日: anniversary of death
陪床: at the hospital bedside ; 热闹: lively ; 出柜: came out ; 戒烟: quit smoking ; 段子: joke ; 只好: have to
讲究: particular ; 放不下: can't let go ; 来得及: in time ; 来不及: too late ; 当上: became ; 花呗: credit loan
流产: miscarriage ; 累成狗: dog-tired ; 难听: sounds bad ; 绕弯子: beat about the bush ; 勉强: barely
小姐姐: girl ; 提前: early ; 差评: bad review ; 保安: security guard ; 及格: pass the exam
发小: childhood friend ; 不行了: can't any more dying ; 老奶奶: old lady ; 底下: under ; 山上: on the mountain
十一: eleven ; 微信: wechat message ; 公交: bus ; 公交车: bus ; 快递: parcel ; 话说: by the way
凌晨: before dawn ; 过年: New Year ; 春节: Spring Festival ; 过节: holiday ; 下车: get off ; 不在: not here
不理: ignore ; 列车员: train attendant ; 求婚: proposed ; 暖气: heating ; 停电: power cut ; 半天: half a day
主动: first ; 洗衣机: washing machine ; 空调: air conditioner ; 讲人话: talk plainly ; 说人话: talk plainly
无语: speechless ; 服了: I give up ; 绝了: amazing ; 晕: dizzy ; 泪: tears ; 崩: breaking down ; 破防: upset
躺平: give up trying ; 内卷: rat race ; 卷: compete ; 被刷: was rejected ; 挂了: failed hung up ; 鸽: stood up
放鸽子: stood me up ; 放我鸽子: stood me up ; 白跑一趟: went for nothing ; 奥黛尔: Odile ; 埃默里克: Emeric
伊索拉: Isaura ; 霍布: Hob ; 奎尔: Quill
"""

GLOSSES: Mapping[str, str] = {
    word.strip(): gloss.strip()
    for row in _TABLE.strip().splitlines()
    for word, _, gloss in (entry.partition(":") for entry in row.split(" ; "))
}
"""Chinese word (simplified) → its English, "" for one that is left out."""
