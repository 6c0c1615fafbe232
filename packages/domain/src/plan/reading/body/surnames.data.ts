/** 姓氏: common surnames, single and compound. Source: 公安部户政管理研究中心 report on names (the 400 most frequent), compound ones added. */
const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿狄宣晋初门云容敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于肖闫付桓鞏顺东';

export const surnames: ReadonlySet<string> = new Set(single);
/** How rare a surname is: 0 the most frequent, 1 the least. */
export const rarity: ReadonlyMap<string, number> = new Map([...surnames].map((name, k) => [name, k / surnames.size]));
export const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 上官 司马 诸葛 夏侯 司徒 慕容 皇甫 尉迟 公孙 长孙 宇文 令狐 东方 端木 轩辕 赫连 呼延 万俟 南宫 独孤 西门 钟离 闻人 申屠 濮阳 淳于 太史 澹台 公冶 宗政 单于 仲孙 鲜于 闾丘 亓官 司寇 巫马 拓跋'.split(
    ' ',
  ),
);
