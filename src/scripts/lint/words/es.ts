import { type Words, word } from "./phrase.ts";

const SECRET = word("contraseñas?", "claves?", "pin", "\\p{L}{3,14}l[ao]s?", "cámbial[ao]s?");
const TIMER = word(
  "cada (?:(?:\\d{1,3}|dos|tres|seis|treinta|sesenta|noventa) )?(?:días?|semanas?|mes(?:es)?|trimestres?|años?)",
  "tod[oa]s l[oa]s (?:meses|semanas|años)",
  "una vez al (?:mes|año)",
  "periódicamente",
  "regularmente",
);
const CHARACTERS = word(
  "símbolos?",
  "caracteres especiales",
  "mayúsculas",
  "minúsculas",
  "signos de puntuación",
  "letras y números",
  "números y \\p{L}{1,12}",
);

export const SPANISH: Words = {
  softBreak: /,(?!\d)|\s(?=(?:y|pero|luego|porque|si|salvo|mientras)\s)/giu,
  negation: word(
    "no",
    "nunca",
    "jamás",
    "nada",
    "nadie",
    "ningun[ao]?",
    "ningún",
    "sin",
    "tampoco",
    "deja de",
    "dejad de",
    "evit[ae]",
    "en vez de",
    "en lugar de",
    "innecesari[ao]s?",
    "mito",
    "antes se",
  ),
  insisting: word("no (?:te )?olvides?(?: de)?", "no dejes de", "sin falta", "no solo"),
  numbers: { seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12, trece: 13, catorce: 14, quince: 15 },
  expansions: {
    "2SV": word("verificación en (?:dos|2) pasos"),
    "2FA": word("autenticación (?:de|en) (?:dos|2) (?:factores|pasos)", "doble factor"),
    MFA: word("autenticación multifactor", "autenticación de (?:varios|múltiples) factores"),
    OTP: word("(?:contraseña|código)s? de un solo uso"),
  },
  longestSentence: { words: 25 },
  phrases: {
    rotation: [
      {
        all: [
          word(
            "cambi[ae]r?(?:l[ao]s?)?",
            "cámbial[ao]s?",
            "cámbiel[ao]s?",
            "renueva",
            "renovar(?:l[ao]s?)?",
            "actualiza",
          ),
          SECRET,
          TIMER,
        ],
        unless: /\?\s*$/u,
      },
    ],
    composition: [
      {
        all: [
          word("usa", "use", "utiliza", "mezcla", "combina", "incluye", "añade", "debe", "deben", "necesita", "con"),
          CHARACTERS,
        ],
      },
      { all: [word("contraseñas? complej[ao]s?", "claves? complej[ao]s?")] },
    ],
    minimumLength: [
      {
        all: [
          word("al menos", "como mínimo", "mínimo(?: de)?", "por lo menos", "o más"),
          word(
            "(?<length>\\d{1,3}|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince) (?:caracteres|letras|signos)",
          ),
        ],
      },
    ],
    secondFactor: [
      { all: [word("2sv", "2fa", "mfa", "segundo (?:paso|factor)", "(?:dos|2) (?:pasos|factores)", "multifactor")] },
    ],
    trueAnswers: [
      {
        all: [
          word("responde", "responda", "contesta", "conteste"),
          word("preguntas? de seguridad", "preguntas? secretas?"),
          word("con la verdad", "sinceramente", "honestamente", "con sinceridad"),
        ],
      },
      { all: [word("(?:usa|añade|pon|escribe) una pista")] },
    ],
    forbidsPasting: [
      {
        all: [
          word(
            "(?:no|nunca) (?:uses|use|utilices|utilice|confíes en|instales) (?:un |el |ningún )?(?:gestor(?:es)? de contraseñas|autocompletado)",
          ),
        ],
      },
      { all: [word("(?:desactiva|evita|bloquea) (?:los |el |un )?(?:gestor(?:es)? de contraseñas|autocompletado)")] },
    ],
    phishingProof: [
      {
        all: [
          word("sms", "códigos?", "notificaci(?:ón|ones) push"),
          word("a prueba de phishing", "resistentes? al phishing", "no se puede(?:n)? robar", "inmunes? al phishing"),
        ],
        unless: word("llaves? de acceso", "passkeys?", "llaves? de seguridad"),
      },
    ],
    absolutes: [
      {
        all: [
          word(
            "100 ?% segur[ao]s?",
            "imposibles? de (?:adivinar|hackear|robar|descifrar)",
            "inhackeables?",
            "indescifrables?",
            "(?:totalmente|completamente|absolutamente) segur[ao]s?",
            "infalibles?",
          ),
        ],
      },
    ],
    statistic: [
      { all: [/\d[\d,.]{0,12}\s?%|\d{1,3} por ciento/iu] },
      {
        all: [
          word(
            "(?:\\d{1,3}|un[ao]?|dos|tres|cuatro|cinco|siete|ocho|nueve) de cada (?:\\d{1,3}|dos|tres|cuatro|cinco|diez)",
          ),
        ],
      },
      {
        all: [
          word("(?:\\d[\\d,.]{0,12}|miles de|dos|tres) millones", "millones de \\p{L}{2,20}", "miles de \\p{L}{2,20}"),
        ],
      },
    ],
    crackTime: [
      {
        all: [
          word("adivina[rn]?", "descifra[rn]?", "romper(?:l[ao])?", "crackear"),
          word(
            "(?:\\d[\\d,.]{0,12}|un[ao]?s?|pocos|miles de|millones de|en) (?:segundos?|minutos?|horas?|días?|meses|años?|siglos?)",
            "al instante",
          ),
        ],
        unless: word("por segundo", "sin conexión", "tarjetas? gráficas?"),
      },
    ],
    scanCode: [{ all: [word("códigos? qr", "qr")] }],
    secondAction: [
      {
        all: [
          word(
            "(?:y|luego|después) (?:también )?(?:cambia|activa|instala|usa|actualiza|borra|denuncia|comprueba|llama|añade|guarda|haz|elige|abre|comparte|revisa|visita)",
          ),
        ],
      },
    ],
    signIn: [{ all: [word("contraseñas?", "inicia(?:r)? sesión", "inicio de sesión")] }],
    passkey: [{ all: [word("llaves? de acceso", "claves? de acceso", "passkeys?")] }],
    dropsCodes: [
      { all: [word("(?:deja de usar|evita|abandona|no uses|desactiva) (?:los |el )?(?:códigos (?:por )?)?sms")] },
    ],
    betterFactor: [
      {
        all: [
          word(
            "llaves? de acceso",
            "claves? de acceso",
            "passkeys?",
            "llaves? de seguridad",
            "aplicaci(?:ón|ones) de autenticación",
          ),
        ],
      },
    ],
    blame: [
      {
        all: [
          word(
            "estúpid[ao]s?",
            "tont[ao]s?",
            "idiotas?",
            "perezos[ao]s?",
            "es (?:tu )?culpa tuya",
            "tu culpa",
            "pesadillas?",
            "antes de que sea (?:demasiado )?tarde",
          ),
        ],
      },
    ],
    neverWriteDown: [
      {
        all: [
          word(
            "(?:nunca|no|jamás) (?:la |las |lo )?(?:apuntes|anotes|escribas)(?: (?:tu|tus|la|las|una) (?:contraseñas?|claves?))?",
          ),
        ],
        unless: word("donde", "junto a", "cerca de", "a la vista"),
      },
    ],
    disclosure: [
      {
        all: [
          word(
            "no es publicidad",
            "sin patrocinio",
            "nadie nos paga",
            "un[ao] de (?:muchos|muchas|vari[ao]s)",
            "por ejemplo",
          ),
        ],
      },
    ],
    asksToReport: [
      {
        all: [
          word(
            "denúncial[ao]",
            "denuncia (?:el|la|un|una|los|las)",
            "repórtal[ao]",
            "reenvíal[ao]",
            "informa (?:del|de la|de un)",
          ),
        ],
      },
    ],
  },
};
