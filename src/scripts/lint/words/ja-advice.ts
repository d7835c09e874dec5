import { type Phrases, part } from "./phrase.ts";

const DIGIT = "[\\d０-９一二三四五六七八九十百]";
const SECRET = part("パスワード", "パスフレーズ", "暗証番号", "合言葉");
const TIMER_TEXT = `(?:(?:${DIGIT}{1,3}|数)(?:日|週間|[かカヶケヵ箇]月|年)(?:ごと|毎|おき)に?|(?:半年|四半期)(?:ごと|毎|おき|に[一1１][回度])に?|毎(?:日|週|月|年)|定期的に?|定期(?=変更)|こまめに|${DIGIT}{1,2}(?:[かカヶケヵ箇]月|年|週間)に${DIGIT}{1,2}[回度])`;
const TIMER = part(TIMER_TEXT);
const CHANGE = "(?:変更|変え|更新(?!プログラム)|取り替え|交換)";
const QUESTION = /[?？]\s*$|か。?\s*$/u;
const CHARACTERS = part("記号", "大文字", "小文字", "特殊文字", "英数字", "数字(?:と|や)\\p{L}{1,6}", "文字種");
const BETTER = part("覚え(?:にく|づら)", "忘れやす", "よりも?(?:長|強|大切|重要|良|よ|安全|有効)", "に勝");
const ATTACKERS = part("攻撃者", "犯人", "犯罪者", "ハッカー", "泥棒", "攻撃ツール");
const MANAGERS = "(?:パスワード(?:マネージャー?|管理(?:ツール|アプリ|ソフト)?)|自動(?:入力|補完)|オートフィル)";
const FORBIDDEN = "(?:いけ(?:ません|ない)|なりません|ならない|だめ|ダメ|駄目)";
const QUESTIONS = part("秘密の質問", "セキュリティの?質問", "秘密の合言葉");

/** How Japanese advises about passwords and signing in, in the plain form and the polite one. */
export const JAPANESE_ADVICE: Phrases = {
  rotation: [
    { all: [part(CHANGE), SECRET, TIMER], unless: QUESTION },
    // What is plain from the sentence before is left out; another thing that changes would be named.
    { all: [new RegExp(`^[^をはが]{0,30}${TIMER_TEXT}[にの、]{0,2}(?:必ず)?${CHANGE}`, "u")], unless: QUESTION },
  ],
  composition: [
    {
      all: [
        part(
          "混ぜ",
          "まぜ",
          "組み合わせ",
          "組合せ",
          "使い",
          "使う",
          "使っ",
          "使お",
          "用い",
          "入れ",
          "いれ",
          "含め",
          "含む",
          "含ん",
          "加え",
          "足し",
          "足す",
          "必要です",
          "必要だ",
          "必須",
          "混在",
        ),
        CHARACTERS,
      ],
      unless: BETTER,
    },
    { all: [part("複雑な(?:パスワード|パスフレーズ|暗証番号|もの|文字列)")], unless: BETTER },
    { all: [SECRET, part("複雑に")], unless: BETTER },
  ],
  minimumLength: [
    {
      all: [
        part("以上", "最低", "少なくとも", "より長", "から"),
        part("(?<length>[\\d０-９]{1,3}|十[一二三四五]?|[四五六七八九])(?:文字|字|桁|けた|ケタ)"),
      ],
    },
  ],
  secondFactor: [
    { all: [part("[2２二](?:段階|要素)", "多要素", "2SV", "2FA", "MFA", "[2２二]つ目の(?:手順|要素|確認)", "二段目")] },
  ],
  swaps: [
    {
      all: [
        part("置き換え", "置換", "入れ替え", "入れかえ", "置きかえ", "代えて", "変え(?!る必要)", "変換"),
        part("文字を", "[aeios@]を", "母音", "英字を", "アルファベットを", "「[aeios]」を"),
        part("数字", "記号", "ゼロ", "「?[013457@$０-９＠]」?に"),
      ],
      unless: ATTACKERS,
    },
    {
      all: [
        part("加え", "付け", "つけ", "足し", "足す", "足そ", "追加"),
        part("最後", "末尾", "終わり", "お尻"),
        part("数字", "記号", "感嘆符", "びっくりマーク", "「?[1１!！]」?"),
      ],
      unless: ATTACKERS,
    },
  ],
  trueAnswers: [
    {
      all: [
        part("答え", "回答", "こたえ"),
        QUESTIONS,
        part("正直", "本当の", "本当のこと", "正しく", "正しい", "正確", "ありのまま", "事実", "真実"),
      ],
    },
    {
      all: [
        part("パスワードの?ヒント", "ヒントを"),
        part(
          "設定し",
          "設定する",
          "入力し",
          "登録し",
          "書い",
          "書き",
          "付け",
          "つけ",
          "残し",
          "残す",
          "使い",
          "使う",
          "使っ",
        ),
      ],
    },
  ],
  forbidsPasting: [
    {
      all: [
        part(MANAGERS),
        part(
          "使(?:わない|うな(?!ら)|わず|うのは?を?やめ|用しない|用は?(?:禁止|やめ|避け))",
          `使っては${FORBIDDEN}`,
          `信(?:用|頼)(?:しない|しては${FORBIDDEN})`,
          `頼(?:らない|っては${FORBIDDEN})`,
          "(?:は|を)?(?:避け|やめ)",
          "オフ",
          "無効",
          "禁止",
          "インストールしない",
          "入れない",
        ),
      ],
    },
    {
      all: [
        part("パスワード"),
        part(`(?:貼り付け|コピペ|ペースト)(?:は|を|するのは)?し?(?:ない|ては${FORBIDDEN}|やめ|避け|禁止|厳禁|無効)`),
      ],
      unless: part("チャット", "メール", "メッセージ", "サイト", "ページ", "SNS"),
    },
  ],
  phishingProof: [
    {
      all: [
        part("SMS", "ショートメッセージ", "コード", "プッシュ通知", "認証アプリ", "ワンタイムパスワード"),
        part(
          "フィッシングされ(?:ない|ません|ることは(?:ない|ありません))",
          "フィッシングに(?:強い|強く(?!な|あ)|負け(?:ない|ません))",
          "フィッシング耐性",
          "フィッシング(?:詐欺)?を(?:完全に|すべて|全て|必ず)?防",
          "フィッシング(?:詐欺)?の(?:心配|恐れ|おそれ)[はもが](?:ない|ありません)",
          "盗まれ(?:ない|ません)",
        ),
      ],
      unless: part("パスキー", "セキュリティキー"),
    },
  ],
};
