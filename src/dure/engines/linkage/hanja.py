"""Hanja (한자): names written in Chinese characters, read in Hangul. Common name characters only."""

_READINGS = """
가賈佳嘉 각珏 간簡 갈葛 감甘 강姜康强江剛 건建健乾 견堅 결潔 겸謙 경慶景京敬庚璟瓊卿經鏡 계桂季溪
고高固 곤坤昆 공孔公恭 곽郭 관寬官觀 광光廣匡 교敎喬 구具丘邱九求 국國菊鞠局 권權 귀貴龜 규圭奎規珪
균均 극克 근根槿 금琴錦今 기奇基箕起琪己期騏 길吉 김金 나羅奈娜 난蘭 남南男 노盧魯路 녀女 단端丹
달達 담譚潭 대大 덕德 도都道陶度 독獨 동東董童同桐 두杜斗 득得 라羅 란蘭 량梁良亮 려呂麗 련蓮連 렬烈
례禮 로盧魯 록綠 뢰雷 류柳劉 륜倫 률律 륭隆 리李理利 린麟隣 림林琳 마馬麻 만萬滿 말末 맹孟 명明命銘
모毛牟模 목睦木 무武茂 묵默 문文聞門 미美米 민閔敏民珉旻 박朴博 반潘 방方房邦芳 배裵裴培 백白伯栢
번蕃 범范凡範 변卞邊 병炳秉丙兵 보寶甫輔 복福卜復 봉鳳奉峰 부夫富 분粉芬 빈彬賓 사史司士 산山 삼三
상相尙祥商 새塞 서徐西瑞書舒 석石錫奭碩 선宣善先仙璿鮮 설薛雪 섭燮涉 성成星聖盛誠性城 세世 소蘇昭素
손孫 솔率 송宋松 수洙秀壽守水樹洙銖 숙淑叔肅 순順淳純舜 숭崇 슬瑟 승承勝昇丞 시柴始時 식植湜軾
신申辛愼信新臣伸 실實 심沈心深 아雅兒亞 안安顔 애愛 야野 양梁楊良陽洋 어魚 엄嚴 여呂余汝女
연延然衍蓮妍娟 열烈悅 염廉 엽葉燁 영永英榮映泳玲寧影 예芮禮藝睿 오吳五悟 옥玉沃 온溫 완完琓 왕王
외外 용龍勇用容鎔 우禹宇雨佑祐 욱旭郁昱 운雲運 웅雄熊 원元源遠媛園 월月 위魏 유劉柳兪裕有維留 육陸
윤尹允潤鈗 율律 은殷恩銀 을乙 음陰 응應 의義宜 이李伊二 익翼益 인印仁寅因 일一日逸 임林任 자子慈姿
장張章蔣莊長璋 재在宰載才財 전全田錢 점點 정鄭丁程貞正廷靜政禎晶 제諸濟 조趙曺曹朝祖 종鍾宗種 좌左
주朱周珠柱株 준俊準濬遵峻 중重仲中 지池智志芝知 진陳秦晉珍鎭眞進辰 차車次 찬贊燦 창昌彰 채蔡采 척拓
천千天 철哲喆鐵澈 청靑淸 초初草 최崔 추秋 춘春 충忠 치致 칠七 태太泰 택澤宅 판判 팔八 편片 평平 표表
풍豊 필弼必 하河夏 학學鶴 한韓漢翰 함咸 해海 향香 허許 혁赫爀 현玄賢鉉炫顯 형亨炯衡馨 혜惠慧
호鎬浩虎豪皓 홍洪弘紅 화花和華 환煥桓 황黃皇 회會 효孝曉 후厚 훈勳薰勛 휘輝徽 흠欽 흥興
희姬熙嬉喜禧羲
"""
READING = {
    sign: group[0] for group in _READINGS.split() for sign in group[1:]
}  # a sign with two readings keeps the last; both spellings become one in `head_rule_undone`


def is_hanja(text: str) -> bool:
    """True when every letter is a Chinese character."""
    return bool(text) and all(_is_sign(one) for one in text)


def in_hangul(text: str) -> str:
    """Hangul where every character is known, else the text as it is."""
    if not is_hanja(text) or any(sign not in READING for sign in text):
        return text
    return "".join(READING[sign] for sign in text)


def _is_sign(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"
