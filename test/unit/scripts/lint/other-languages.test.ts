import { describe, expect, test } from "vitest";
import { brokenBy, saying } from "./say.ts";

type Cases = Record<string, { wrong: string[]; right: string[] }>;

const SPANISH: Cases = {
  E01: {
    wrong: ["Cambia tu contraseña cada 90 días.", "Cámbiala cada tres meses."],
    right: ["No cambies la contraseña cada 90 días.", "Cambia la contraseña si alguien la conoce."],
  },
  E02: {
    wrong: ["Usa mayúsculas y símbolos.", "Elige contraseñas complejas."],
    right: ["No necesitas símbolos.", "Usa tres palabras al azar."],
  },
  E03: { wrong: ["Usa al menos ocho caracteres."], right: ["Usa al menos 16 caracteres."] },
  E05: {
    wrong: ["Responde a las preguntas de seguridad con sinceridad."],
    right: ["No respondas con la verdad a las preguntas de seguridad."],
  },
  E06: { wrong: ["Nunca uses un gestor de contraseñas."], right: ["Usa un gestor de contraseñas."] },
  E07: { wrong: ["Los códigos son a prueba de phishing."], right: ["Los códigos no son a prueba de phishing."] },
  E08: { wrong: ["Es totalmente segura."], right: ["Nada es totalmente seguro."] },
  E09: { wrong: ["El 81 % empieza así.", "Una de cada tres personas repite."], right: ["Usa tres palabras."] },
  E10: { wrong: ["La adivinan en segundos."], right: ["Es más difícil de adivinar."] },
  W04: { wrong: ["Es culpa tuya."], right: ["No es culpa tuya."] },
  W05: { wrong: ["Activa 2SV."], right: ["Activa la verificación en dos pasos (2SV)."] },
  W06: { wrong: ["Nunca la apuntes."], right: ["Nunca la apuntes donde otros la vean."] },
  W09: { wrong: ["Denuncia el mensaje."], right: ["Denuncia el mensaje en el 017."] },
};

const GERMAN: Cases = {
  E01: {
    wrong: ["Ändere dein Passwort alle 90 Tage.", "Wechseln Sie es regelmäßig."],
    right: ["Ändere dein Passwort nicht alle 90 Tage.", "Ändere es, wenn es jemand kennt."],
  },
  E02: {
    wrong: ["Nutze Großbuchstaben und Sonderzeichen.", "Wähle komplexe Passwörter."],
    right: ["Du brauchst keine Sonderzeichen.", "Nutze drei zufällige Wörter."],
  },
  E03: { wrong: ["Nimm mindestens acht Zeichen."], right: ["Nimm mindestens 15 Zeichen."] },
  E04: { wrong: ["Ersetze Buchstaben durch Zahlen."], right: ["Ersetze keine Buchstaben durch Zahlen."] },
  E05: { wrong: ["Beantworte Sicherheitsfragen ehrlich."], right: ["Beantworte Sicherheitsfragen nie ehrlich."] },
  E06: { wrong: ["Nutze niemals einen Passwortmanager."], right: ["Nutze einen Passwortmanager."] },
  E07: { wrong: ["SMS-Codes sind phishing-sicher."], right: ["SMS-Codes sind nicht phishing-sicher."] },
  E08: { wrong: ["Damit bist du 100 % sicher."], right: ["Nichts ist absolut sicher."] },
  E09: { wrong: ["81 Prozent beginnen so.", "Jeder dritte Mensch tut es."], right: ["Nutze drei Wörter."] },
  E10: { wrong: ["Es wird in Sekunden geknackt."], right: ["Es ist schwerer zu erraten."] },
  W04: { wrong: ["Selbst schuld."], right: ["Es ist nicht deine Schuld."] },
  W05: { wrong: ["Schalte 2FA ein."], right: ["Schalte die Zwei-Faktor-Authentifizierung (2FA) ein."] },
  W06: { wrong: ["Schreib es niemals auf."], right: ["Schreib es niemals auf einen Zettel neben dem Bildschirm."] },
  W09: { wrong: ["Melde die Nachricht."], right: ["Melde die Nachricht unter 7726."] },
};

const ARABIC: Cases = {
  E01: {
    wrong: ["غيّر كلمة المرور كل 90 يومًا.", "غيّر كلمة المرور بانتظام."],
    right: ["لا تغيّر كلمة المرور كل 90 يومًا.", "غيّر كلمة المرور إذا عرفها غيرك."],
  },
  E02: {
    wrong: ["استخدم كلمات مرور معقدة.", "أضف رموزًا خاصة."],
    right: ["لا تحتاج إلى رموز.", "استخدم ثلاث كلمات عشوائية."],
  },
  E03: { wrong: ["استخدم ٨ أحرف على الأقل."], right: ["استخدم ١٦ حرفًا على الأقل."] },
  E07: { wrong: ["الرسائل القصيرة مقاومة للتصيد."], right: ["الرسائل القصيرة ليست مقاومة للتصيد."] },
  E08: { wrong: ["حسابك آمن تمامًا."], right: ["لا شيء آمن تمامًا."] },
  E09: { wrong: ["٨١٪ تبدأ هكذا."], right: ["استخدم ثلاث كلمات."] },
  W04: { wrong: ["هذا خطؤك."], right: ["هذا ليس خطؤك."] },
  W05: { wrong: ["فعّل 2FA الآن."], right: ["فعّل المصادقة الثنائية (2FA) الآن."] },
  W06: { wrong: ["لا تكتبها أبدًا."], right: ["لا تكتبها حيث يراها غيرك."] },
  W09: { wrong: ["أبلغ عن الرسالة."], right: ["أبلغ عن الرسالة على الرقم 330330."] },
};

const JAPANESE: Cases = {
  E01: {
    wrong: ["90日ごとにパスワードを変更しましょう。", "パスワードは定期的に変更してください。"],
    right: ["90日ごとにパスワードを変更する必要はありません。", "漏れたらパスワードを変更しましょう。"],
  },
  E02: {
    wrong: ["大文字と記号を混ぜましょう。", "複雑なパスワードを使いましょう。"],
    right: ["記号を混ぜる必要はありません。", "三つの単語を選びましょう。"],
  },
  E03: { wrong: ["８文字以上にしましょう。"], right: ["15文字以上にしましょう。"] },
  E07: {
    wrong: ["SMSのコードはフィッシングに強い方法です。"],
    right: ["パスキーはSMSよりフィッシングに強い方法です。"],
  },
  E08: { wrong: ["これで絶対に安全です。"], right: ["絶対に安全とは言えません。"] },
  E09: { wrong: ["81％がここから始まります。", "3人に1人が使い回しています。"], right: ["三つの単語を使いましょう。"] },
  W04: { wrong: ["それは自業自得です。"], right: ["あなたのせいではありません。"] },
  W05: { wrong: ["2FAを使いましょう。"], right: ["2要素認証（2FA）を使いましょう。"] },
  W06: { wrong: ["パスワードをメモしてはいけません。"], right: ["人に見える所にメモしてはいけません。"] },
  W09: { wrong: ["不審なメールは通報しましょう。"], right: ["不審なメールは#9110に通報しましょう。"] },
};

describe.each([
  ["es", SPANISH],
  ["de", GERMAN],
  ["ar", ARABIC],
  ["ja", JAPANESE],
])("in %s", (locale, corpus) => {
  const cases = Object.entries(corpus).flatMap(([rule, { wrong, right }]) => [
    ...wrong.map((text) => ({ rule, text, verb: "is" })),
    ...right.map((text) => ({ rule, text, verb: "is not" })),
  ]);
  test.each(cases)("$rule $verb found in: $text", ({ rule, text, verb }) => {
    expect(brokenBy(saying(text, { locale })).includes(rule)).toBe(verb === "is");
  });
});
