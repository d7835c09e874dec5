import type { Corpus } from "./case.ts";

export const SPANISH: Corpus = {
  E01: {
    wrong: [
      "Cambia tu contraseña cada 90 días.",
      "Cámbiala cada tres meses.",
      "Cambie sus contraseñas una vez al mes.",
      "Debes cambiar la clave regularmente.",
      "No olvides cambiar tu contraseña cada mes.",
      "Usa una distinta en cada sitio y renuévala cada año.",
    ],
    right: [
      "No cambies la contraseña cada 90 días.",
      "No hace falta cambiarla cada 90 días.",
      "Cambia la contraseña si alguien la conoce.",
      "Deja de cambiar tu contraseña cada mes.",
      "Cambia la regla del router cada año.",
      "¿Todavía cambias tu contraseña cada 90 días?",
    ],
  },
  E02: {
    wrong: [
      "Usa mayúsculas y símbolos.",
      "Elige contraseñas complejas.",
      "La contraseña debe incluir mayúsculas, minúsculas y números.",
      "Añada caracteres especiales.",
      "Tu contraseña necesita un carácter especial.",
    ],
    right: [
      "No necesitas símbolos.",
      "Usa tres palabras al azar.",
      "Una contraseña compleja es difícil de recordar.",
      "Una frase larga es mejor que contraseñas complejas.",
      "No hace falta mezclar letras y números.",
    ],
  },
  E03: {
    wrong: ["Usa al menos ocho caracteres.", "Elija 12 caracteres o más.", "Con un mínimo de 8 caracteres basta."],
    right: [
      "Usa al menos 16 caracteres.",
      "Ocho caracteres no bastan.",
      "Con la verificación en dos pasos, al menos ocho caracteres.",
      "Al menos tres palabras al azar.",
    ],
  },
  E04: {
    wrong: [
      "Cambia letras por números.",
      "Sustituye la a por @.",
      "Añade un número al final.",
      "Ponga un signo de exclamación al final.",
    ],
    right: [
      "No cambies letras por números.",
      "Los atacantes también cambian letras por números.",
      "Añade otra palabra al final.",
      "Nunca añadas un número al final.",
    ],
  },
  E05: {
    wrong: [
      "Responde a las preguntas de seguridad con sinceridad.",
      "Responda con la verdad a la pregunta secreta.",
      "Contesta siempre la verdad a las preguntas secretas.",
      "Añade una pista para tu contraseña.",
    ],
    right: [
      "No respondas con la verdad a las preguntas de seguridad.",
      "Responde a las preguntas de seguridad con palabras inventadas.",
      "No uses una pista.",
      "Aquí tienes una pista nuestra.",
    ],
  },
  E06: {
    wrong: [
      "Nunca uses un gestor de contraseñas.",
      "Desactive el autocompletado.",
      "No confíes en el gestor de contraseñas del navegador.",
      "Nunca pegues tu contraseña.",
    ],
    right: [
      "Usa un gestor de contraseñas.",
      "No desactives el autocompletado.",
      "Nunca pegues tu contraseña en un chat.",
      "No evites los gestores de contraseñas.",
    ],
  },
  E07: {
    wrong: [
      "Los códigos son a prueba de phishing.",
      "Una aplicación de autenticación es resistente al phishing.",
      "Los SMS no se pueden robar.",
    ],
    right: [
      "Los códigos no son a prueba de phishing.",
      "Las llaves de acceso son resistentes al phishing, los códigos menos.",
      "Un código es mejor que ninguno.",
    ],
  },
  E08: {
    wrong: [
      "Es totalmente segura.",
      "Así estarás 100 % seguro.",
      "Es imposible de adivinar.",
      "Nunca podrán hackearte.",
    ],
    right: [
      "Nada es totalmente seguro.",
      "Ninguna contraseña es 100 % segura.",
      "Es más difícil de adivinar.",
      "Así tu cuenta está más segura.",
    ],
  },
  E09: {
    wrong: [
      "El 81 % empieza así.",
      "Una de cada tres personas repite.",
      "Millones de cuentas se filtran.",
      "Pagamos 120.000 euros el año pasado.",
      "Es cinco veces más fuerte.",
    ],
    right: ["Usa tres palabras.", "Usa 16 caracteres.", "Desde 2017 el consejo es otro.", "Una de tus cuentas basta."],
  },
  E10: {
    wrong: [
      "La adivinan en segundos.",
      "Se descifra en dos horas.",
      "Tardarían 300 años en romperla.",
      "La adivinan al instante.",
    ],
    right: [
      "Es más difícil de adivinar.",
      "Primero adivinan años de nacimiento.",
      "A mil intentos por segundo, se adivina en una hora.",
      "Tómate un minuto.",
    ],
  },
  E12: {
    wrong: ["Escanea el código QR.", "Abre bit.ly/abc hoy."],
    right: [
      "Nunca escanees un código QR de un extraño.",
      "Escribe el código en la aplicación.",
      "Ve a sunny-corner.example.",
    ],
  },
  W01: {
    wrong: ["Activa las actualizaciones y cambia tu contraseña", "Para un momento, luego llama a tu banco"],
    right: ["Para y piensa", "Dale a tu correo tres palabras al azar"],
  },
  W02: {
    wrong: ["Contraseñas fuertes", "Inicia sesión con calma"],
    right: [
      "Actualiza esta noche",
      { title: "Contraseñas fuertes", narration: "Usa una llave de acceso si te la ofrecen." },
    ],
  },
  W03: {
    wrong: ["Deja de usar los códigos SMS.", "Desactive los SMS.", "No uses códigos por SMS."],
    right: [
      "Deja de usar los códigos SMS. Usa una llave de acceso.",
      "No dejes de usar los códigos SMS.",
      "Un código por SMS es mejor que ninguno.",
    ],
  },
  W04: {
    wrong: ["Es culpa tuya.", "Solo los tontos repiten su contraseña.", "Actúa antes de que sea tarde."],
    right: ["No es culpa tuya.", "Nadie es tonto por caer.", "Le pasa a cualquiera."],
  },
  W05: {
    wrong: ["Activa 2SV.", "Active MFA hoy."],
    right: ["Activa la verificación en dos pasos (2SV).", "Activa un segundo paso."],
  },
  W06: {
    wrong: ["Nunca la apuntes.", "No escribas tus contraseñas.", "Jamás anote una contraseña.", "No la escriba nunca."],
    right: [
      "Nunca la apuntes donde otros la vean.",
      "Apúntala y guárdala en casa.",
      "No escribas tu contraseña en una página falsa.",
    ],
  },
  W07: {
    wrong: ["Instala Bitwarden.", "Usa Google Authenticator."],
    right: ["Usa un gestor, por ejemplo Bitwarden.", "Usa un gestor de contraseñas."],
  },
  W08: {
    wrong: [
      "Cuando abras una cuenta nueva tómate tu tiempo y piensa en unas palabras que nadie pueda unir contigo ni con la gente que vive en tu casa.",
      "Una nota en casa está bien si la guardas donde nadie más la vaya a buscar mientras tú estás fuera de casa por la mañana o por la tarde.",
    ],
    right: [
      "Tómate tu tiempo. Piensa en tres palabras. Nadie debe poder unirlas contigo. Guárdalas para ti. Eso es todo. Ya está. Vas muy bien así.",
      "Usa tres palabras al azar que no digan nada de ti ni de tu casa.",
    ],
  },
  W09: {
    wrong: ["Denuncia el mensaje.", "Reenvíelo hoy mismo.", "Reporta cualquier mensaje raro."],
    right: [
      "Denuncia el mensaje en el 017.",
      "No hace falta que lo denuncies.",
      "Denuncia el mensaje: avisa@sunny-corner.example.",
    ],
  },
};
