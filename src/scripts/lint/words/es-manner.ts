import { type Phrases, word } from "./phrase.ts";

const NUMBER = "(?:\\d[\\d,.]{0,14}|un[ao]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien(?:tos)?|mil(?:es)?)";
const DO =
  "(?:cambi[ae]|activ[ae]|instal[ae]|us[ae]|utili(?:za|ce)|actuali(?:za|ce)|borr[ae]|elimin[ae]|denunci[ae]|comprueb[ae]|llam[ae]|llame|añad[ea]|guard[ae]|haz|haga|elige|elija|abr[ea]|compart[ea]|revis[ae]|visit[ae]|descarg(?:a|ue)|pon(?:ga)?|crea|cree)";
const KEYS =
  "(?:llaves? de (?:acceso|seguridad)|claves? de acceso|passkeys?|(?:aplicaci(?:ón|ones)|apps?) de (?:autenticación|códigos))";

/** How Spanish promises, counts, blames and asks. */
export const SPANISH_MANNER: Phrases = {
  absolutes: [
    {
      all: [
        word(
          "(?:100|cien) ?(?:%|por ?ciento|por cien) (?:segur[ao]s?|seguridad|protegid[ao]s?|fiables?)",
          "imposibles? de (?:adivinar|hackear|robar|descifrar|romper|vulnerar)",
          "in(?:hackea|descifra|quebranta|vulnera|adivina|expugna)bles?",
          "(?:totalmente|completamente|absolutamente|perfectamente|plenamente) (?:segur|protegid)[ao]s?",
          "infalibles?",
          "a prueba de (?:hackers?|balas|todo)",
          "(?:nunca|jamás|no) (?:te |la |lo |se )?(?:podrán?|puede[ns]?) (?:ser )?(?:hackea|adivina|descifra)(?:r|d[ao])(?:te|l[ao]|se)?",
          "garanti(?:za|zan) (?:tu |su |la )?(?:seguridad|protección)",
        ),
      ],
    },
  ],
  statistic: [
    { all: [/(?<!\d)(?!100\s?(?:%|p))\d[\d,.]{0,12}\s?(?:%|por ?ciento)/iu] },
    { all: [word(`${NUMBER} de cada ${NUMBER}`, "(?:la mitad|un tercio|un cuarto) de (?:las|los|la|el)")] },
    {
      all: [word(`(?:${NUMBER} )?(?:miles|millones|billones|cientos)(?: de)? \\p{L}{2,20}`, `${NUMBER} mil(?:lones)?`)],
    },
    { all: [word(`${NUMBER} veces (?:más|menos|mejor|mayor)`, "el (?:doble|triple) de \\p{L}{2,20}")] },
    { all: [/(?<![\p{L}\p{N}.,-])(?:\d{1,3}(?:[.,\u00a0\u202f]\d{3}){1,4}(?![\p{L}\p{N}-])|[1-9]\d{4,11} \p{L})/u] },
  ],
  crackTime: [
    {
      all: [
        word(
          "adivin\\p{L}{1,7}",
          "descifr\\p{L}{1,7}",
          "romp\\p{L}{1,7}",
          "(?:crack|hack)e\\p{L}{1,6}",
          "averigu\\p{L}{1,7}",
        ),
        word(
          "(?:\\d[\\d,.]{0,14}|un[ao]?s?|dos|tres|diez|poc[ao]s|much[ao]s|cientos de|miles de|millones de|en) (?:milisegundos?|segundos?|minutos?|horas?|días?|semanas?|meses|mes|años?|siglos?)",
          "al instante",
          "de inmediato",
        ),
      ],
      unless: word(
        "(?:por|al|cada) segundo",
        "sin conexión",
        "tarjetas? gráficas?",
        "gpus?",
        "hash(?:es)?",
        "supon\\p{L}{2,6}",
      ),
    },
  ],
  scanCode: [{ all: [word("códigos? qr", "qr")] }],
  secondAction: [{ all: [word(`(?:y|e|luego|después)(?: también| luego| después)? ${DO}(?:l[aoe]s?)?`)] }],
  signIn: [
    {
      all: [
        word(
          "contraseñas?",
          "inici(?:a|e|ar|as) (?:la )?sesión",
          "inicios? de sesión",
          "entr(?:a|ar) en (?:tu|su) cuenta",
          "verificación en (?:dos|2) pasos",
        ),
      ],
    },
  ],
  passkey: [{ all: [word("(?:llaves?|claves?) de acceso", "passkeys?")] }],
  dropsCodes: [
    {
      all: [
        word(
          "(?:dej(?:a|e|ar) de usar|evit(?:a|e|ar)|abandon(?:a|e|ar)|no us(?:es?|ar)|nunca uses?|desactiv(?:a|e|ar)|quit(?:a|e|ar)|olvíd(?:ate|ese) de) (?:los |el |tus |sus )?(?:códigos? (?:por |de |en )?)?(?:sms|mensajes? de texto)",
        ),
      ],
    },
  ],
  betterFactor: [{ all: [word(KEYS)] }],
  blame: [
    {
      all: [
        word(
          "(?:estúpid|tont|perezos|vag|descuidad|ingenu|necedad|bob)[ao]s?",
          "idiotas?",
          "irresponsables?",
          "torpes?",
          "culpa (?:tuya|suya)",
          "(?:tu|su) (?:propia )?culpa",
          "vergüenza",
          "pesadillas?",
          "te (?:arruinará|destrozará)",
          "(?:antes de que|ya) sea (?:demasiado )?tarde",
        ),
      ],
    },
  ],
  neverWriteDown: [
    {
      all: [
        word(
          "(?:nunca|no|jamás) (?:l[ao]s? |te l[ao]s? )?(?:apunt|anot)(?:es?|ar)(?: nunca)?(?: (?:(?:tus?|sus?|las?|una) )?(?:contraseñas?|claves?))?",
          "(?:nunca|no|jamás) (?:l[ao]s? )(?:escrib)(?:as?|ir)",
          "(?:nunca|no|jamás) escrib(?:as?|ir) (?:nunca )?(?:(?:tus?|sus?|las?|una) )?(?:contraseñas?|claves?)",
        ),
      ],
      unless: word(
        "donde",
        "junto a",
        "al lado de",
        "cerca de",
        "a la vista",
        "(?:en|sobre) (?:la|tu|su|el) (?:pantalla|mesa|monitor|escritorio)",
        "en (?:un|una|la|el) (?:página|sitio|web|chat|correo|mensaje|formulario|enlace)",
        "salvo",
      ),
    },
  ],
  disclosure: [
    {
      all: [
        word(
          "no es (?:publicidad|un anuncio)",
          "sin (?:patrocinio|ánimo de lucro)",
          "(?:nadie|no) nos pagan?",
          "un[ao] de (?:much|vari|tant)[ao]s",
          "patrocinad[ao] por",
          "por ejemplo",
          "solo (?:es )?un ejemplo",
        ),
      ],
    },
  ],
  asksToReport: [
    {
      all: [
        word(
          "(?:denúnci|repórt)[ae]l[ao]s?",
          "(?:denunci|report)(?:a|e|ar|ad) (?:el|la|un|una|los|las|cualquier|todo|est[ea]|es[ae])",
          "reenví[ae](?:l[ao]s?)?",
          "inform(?:a|e|ar) (?:del?|sobre)",
          "avis(?:a|e|ar) (?:del?|a (?:la|las) (?:policía|autoridades))",
        ),
      ],
    },
  ],
};
