import { type Phrases, word } from "./phrase.ts";

const SECRET = "(?:contraseñas?|claves?|frases? de contraseña|credenciales|pin(?:es)?)";
const COUNT = "(?:\\d{1,3}|dos|tres|cuatro|seis|doce|treinta|sesenta|noventa|poc[ao]s)";
const TIMER = word(
  `cada (?:${COUNT} )?(?:días?|semanas?|mes(?:es)?|bimestre|trimestres?|semestres?|años?)`,
  "tod[oa]s l[oa]s (?:meses|semanas|años)",
  "una vez (?:al|por|cada) (?:mes|año|trimestre)",
  "(?:mensual|trimestral|anual|semanal|periódica|regular)mente",
  "con (?:regularidad|frecuencia)",
  "de forma (?:periódica|regular)",
);
const CHARACTERS = word(
  "símbolos?",
  "car(?:ácter|acteres) (?:especial|distinto|diferente)(?:e?s)?",
  "tipos de caracteres",
  "mayúsculas?",
  "minúsculas?",
  "signos(?: de puntuación)?",
  "letras y números",
  "números y \\p{L}{1,12}",
);
const BETTER = word(
  "difícil(?:es)? de recordar",
  "fácil(?:es)? de olvidar",
  "mejor(?:es)? que",
  "más que",
  "gana(?:n)? a",
  "supera(?:n)?(?: a)?",
  "vence(?:n)?(?: a)?",
);
const ATTACKERS = word("atacantes?", "delincuentes?", "ladron(?:es)?", "piratas?", "hackers?", "herramientas?");
const MANAGERS =
  "(?:(?:un|el|los|tu|su|ningún|del navegador|gestor(?:es)?|administrador(?:es)?|de contraseñas|autocompletado|autorrelleno|rellenado automático) ){0,3}(?:(?:gestor|administrador)(?:es)?(?: de contraseñas)?|autocompletado|autorrelleno|rellenado automático)";
const SHARED = word("chats?", "mensajes?", "correos?", "páginas?", "sitios?", "formularios?", "enlaces?", "donde");
const QUESTIONS = word("preguntas? (?:de seguridad|secretas?)");

/** How Spanish advises about passwords and signing in, to "tú" and to "usted". */
export const SPANISH_ADVICE: Phrases = {
  rotation: [
    {
      all: [
        word(
          "(?:re)?cambi(?:a|e|as|ar|ad|ando|emos|es|os?)",
          "renueva",
          "renueve",
          "renov(?:ar|ad|ando)",
          "actuali(?:za|ce|zar)",
          "rot(?:a|e|ar)",
          "modifi(?:ca|que|car)",
          "caducan?",
        ),
        word(SECRET),
        TIMER,
      ],
      unless: /\?\s*$/u,
    },
    {
      all: [
        word(
          "(?:c[aá]mbi|renu[eé]v|actual[ií][zc]|modif[ií](?:c|qu))(?:a|e|ar|ad)l[ao]s?",
          "renovarl[ao]s?",
          "l[ao]s? (?:cambi|renuev)(?:a|e)s?",
        ),
        TIMER,
      ],
      unless: /\?\s*$/u,
    },
  ],
  composition: [
    {
      all: [
        word(
          "usa(?:r|d|ndo)?",
          "use",
          "utili(?:za|ce|zar)",
          "me(?:zcla|zcle|zclar)",
          "combin(?:a|e|ar)",
          "inclu(?:ye|ya|ir)",
          "añad(?:e|a|ir)",
          "agreg(?:a|ue|ar)",
          "pon(?:ga|er)?",
          "deben?",
          "deber?ía",
          "necesitan?",
          "conten(?:er|ga)",
          "lleve[ns]?",
          "con",
        ),
        CHARACTERS,
      ],
      unless: BETTER,
    },
    { all: [word("(?:contraseñas?|claves?) (?:más )?complej[ao]s?")], unless: BETTER },
    { all: [word("(?:debe|deben|tiene que) ser complej[ao]s?", "h[aá][gz](?:a|al[ao]s?|l[ao]s?) complej[ao]s?")] },
  ],
  minimumLength: [
    {
      all: [
        word("al menos", "como mínimo", "mínimo(?: de)?", "por lo menos", "o más", "no menos de", "a partir de"),
        word(
          "(?<length>\\d{1,3}|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince) (?:o más )?(?:caracteres|letras|signos|dígitos)",
        ),
      ],
    },
  ],
  secondFactor: [
    {
      all: [
        word("2sv", "2fa", "mfa", "(?:segundo|doble) (?:paso|factor)", "(?:dos|2) (?:pasos|factores)", "multifactor"),
      ],
    },
  ],
  swaps: [
    {
      all: [
        word("cambi(?:a|e|ar)", "sustitu(?:ye|ya|ir)", "ree?mpla(?:za|ce|zar)", "intercambi(?:a|e|ar)"),
        word("letras?", "vocales?", "la [aeios]", "cada [aeios]"),
        word("por (?:los |un |una |el )?(?:números?|cifras?|símbolos?|signos?|cero|uno|[013457@$])"),
      ],
      unless: ATTACKERS,
    },
    {
      all: [
        word("añad(?:e|a|ir)", "agreg(?:a|ue|ar)", "pon(?:ga|er)?", "termin(?:a|e|ar)", "acab(?:a|e|ar)"),
        word("al final", "con"),
        word("un(?:a)? (?:número|cifra|símbolo|signo|exclamación|1|uno|!)", "1", "!"),
      ],
      unless: ATTACKERS,
    },
  ],
  trueAnswers: [
    {
      all: [
        word("respond(?:e|a|er|ed)", "contest(?:a|e|ar|ad)", "(?:da|dé|dar|pon|escrib[ea]) respuestas?", "respuestas?"),
        QUESTIONS,
        word(
          "(?:(?:con|di|diga) )?(?:la |toda la )verdad",
          "con (?:verdad|sinceridad|honestidad)",
          "sinceramente",
          "honestamente",
          "correctamente",
          "(?:verdader|sincer|correct|ciert)[ao]s?",
          "reales",
          "de verdad",
        ),
      ],
    },
    {
      all: [
        word(
          "(?:us[ae]|añad[ea]|pon(?:ga|te)?|escrib[ea]|dej[ae]|configur[ae]|agreg(?:a|ue)) (?:una |tu |su )?pistas?",
        ),
      ],
    },
  ],
  forbidsPasting: [
    {
      all: [
        word(
          `(?:no|nunca|jamás) (?:us(?:es?|ar)|utili(?:ces?|zar)|conf(?:íes?|iar) en|instal(?:es?|ar)|permit(?:as?|ir)) (?:nunca )?${MANAGERS}`,
          "(?:no|nunca|jamás) (?:copies y )?(?:pegues?|pegar) (?:nunca )?(?:la |las |tu |tus |su |sus |una )?(?:contraseñas?|claves?)",
        ),
      ],
      unless: SHARED,
    },
    {
      all: [
        word(
          `(?:desactiv(?:a|e|ar)|evit(?:a|e|ar)|bloque(?:a|e|ar)|prohíb[ea]|prohibir|quit(?:a|e|ar)|dej(?:a|e|ar) de usar) ${MANAGERS}`,
          "(?:prohíb[ea]|bloque[ae]|evit[ae]) (?:copiar y )?pegar (?:la |las |tu |tus )?(?:contraseñas?|claves?)",
        ),
      ],
      unless: SHARED,
    },
  ],
  phishingProof: [
    {
      all: [
        word(
          "sms",
          "códigos?",
          "mensajes? de texto",
          "notificaci(?:ón|ones) push",
          "aplicaci(?:ón|ones) de autenticación",
        ),
        word(
          "a prueba de phishing",
          "(?:resistentes?|inmunes?) al phishing",
          "(?:a salvo|segur[ao]s?|protegid[ao]s?) (?:del|frente al|contra el) phishing",
          "no (?:se )?pueden? (?:ser )?(?:roba|suplanta|pesca)(?:r|r(?:se)?|d[ao]s?)",
          "(?:detienen?|evitan?|frenan?|bloquean?|impiden?) (?:todo )?(?:el )?phishing",
        ),
      ],
      unless: word("llaves? de (?:acceso|seguridad)", "claves? de acceso", "passkeys?"),
    },
  ],
};
