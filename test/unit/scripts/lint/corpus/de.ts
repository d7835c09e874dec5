import type { Corpus } from "./case.ts";

export const GERMAN: Corpus = {
  E01: {
    wrong: [
      "Ändere dein Passwort alle 90 Tage.",
      "Wechseln Sie es regelmäßig.",
      "Ändern Sie Ihre Passwörter jeden Monat.",
      "Passwörter müssen alle drei Monate geändert werden.",
      "Vergiss nicht, dein Passwort jedes Jahr zu ändern.",
      "Wechsle dein WLAN-Passwort einmal im Jahr.",
    ],
    right: [
      "Ändere dein Passwort nicht alle 90 Tage.",
      "Ändere es, wenn es jemand kennt.",
      "Sie müssen Ihr Passwort nicht regelmäßig ändern.",
      "Wechseln Sie die Batterie jedes Jahr.",
      "Früher hieß es: Ändere es. Heute zählt die Länge.",
      "Änderst du dein Passwort noch alle 90 Tage?",
    ],
  },
  E02: {
    wrong: [
      "Nutze Großbuchstaben und Sonderzeichen.",
      "Wähle komplexe Passwörter.",
      "Ihr Passwort muss Groß- und Kleinbuchstaben enthalten.",
      "Mischen Sie Buchstaben und Zahlen.",
      "Ein gutes Passwort besteht aus Buchstaben, Ziffern und Sonderzeichen.",
    ],
    right: [
      "Du brauchst keine Sonderzeichen.",
      "Nutze drei zufällige Wörter.",
      "Länge schlägt komplexe Passwörter.",
      "Komplexe Passwörter sind schwer zu merken.",
      "Sie müssen nicht Ziffern und Zeichen mischen.",
    ],
  },
  E03: {
    wrong: ["Nimm mindestens acht Zeichen.", "Wählen Sie 12 Zeichen oder mehr.", "Ein Minimum von 8 Zeichen genügt."],
    right: [
      "Nimm mindestens 15 Zeichen.",
      "Acht Zeichen reichen nicht.",
      "Mit einem zweiten Schritt mindestens acht Zeichen.",
      "Mindestens drei Wörter.",
    ],
  },
  E04: {
    wrong: [
      "Ersetze Buchstaben durch Zahlen.",
      "Tauschen Sie jedes a gegen @.",
      "Hänge ein Ausrufezeichen an.",
      "Fügen Sie am Ende eine Zahl hinzu.",
    ],
    right: [
      "Ersetze keine Buchstaben durch Zahlen.",
      "Angreifer ersetzen Buchstaben durch Zahlen.",
      "Hänge noch ein Wort an.",
      "Hänge nie ein Ausrufezeichen an.",
    ],
  },
  E05: {
    wrong: [
      "Beantworte Sicherheitsfragen ehrlich.",
      "Beantworten Sie die Sicherheitsfrage wahrheitsgemäß.",
      "Hinterlege einen Passworthinweis.",
    ],
    right: [
      "Beantworte Sicherheitsfragen nie ehrlich.",
      "Beantworte Sicherheitsfragen mit erfundenen Wörtern.",
      "Nutze nie einen Passworthinweis.",
      "Hier ist ein Hinweis von uns.",
    ],
  },
  E06: {
    wrong: [
      "Nutze niemals einen Passwortmanager.",
      "Verwenden Sie keine Passwort-Manager.",
      "Schalte das automatische Ausfüllen ab.",
      "Füge Passwörter nie ein.",
    ],
    right: [
      "Nutze einen Passwortmanager.",
      "Schalte das automatische Ausfüllen nicht ab.",
      "Füge Passwörter nie in Chats ein.",
      "Füge dein Passwort ein.",
    ],
  },
  E07: {
    wrong: [
      "SMS-Codes sind phishing-sicher.",
      "Eine Authenticator-App ist phishingresistent.",
      "Codes schützen vor jedem Phishing.",
    ],
    right: [
      "SMS-Codes sind nicht phishing-sicher.",
      "Passkeys sind phishing-resistent, Codes weniger.",
      "Ein Code ist besser als keiner.",
    ],
  },
  E08: {
    wrong: [
      "Damit bist du 100 % sicher.",
      "Dein Konto ist völlig sicher.",
      "Es ist unmöglich zu erraten.",
      "Ihr Konto kann nie gehackt werden.",
    ],
    right: [
      "Nichts ist absolut sicher.",
      "Kein Passwort ist 100 % sicher.",
      "Es ist schwerer zu erraten.",
      "Damit ist dein Konto sicherer.",
    ],
  },
  E09: {
    wrong: [
      "81 Prozent beginnen so.",
      "Jeder dritte Mensch tut es.",
      "Millionen Konten sind betroffen.",
      "Wir zahlten 120.000 Euro.",
      "Es ist fünfmal so stark.",
    ],
    right: [
      "Nutze drei Wörter.",
      "Nutze 16 Zeichen.",
      "Seit 2017 gilt der Rat nicht mehr.",
      "Nimm eines von deinen Konten.",
    ],
  },
  E10: {
    wrong: [
      "Es wird in Sekunden geknackt.",
      "Angreifer erraten es in zwei Stunden.",
      "Es zu knacken dauert 300 Jahre.",
      "Es wird sofort erraten.",
    ],
    right: [
      "Es ist schwerer zu erraten.",
      "Angreifer erraten Geburtsjahre zuerst.",
      "Bei tausend Versuchen pro Sekunde wird es in einer Stunde geknackt.",
      "Nimm dir eine Minute.",
    ],
  },
  E12: {
    wrong: ["Scanne den QR-Code.", "Öffne heute bit.ly/abc."],
    right: ["Scanne nie einen QR-Code von Fremden.", "Gib den Code in der App ein.", "Geh auf sunny-corner.example."],
  },
  W01: {
    wrong: ["Schalte Updates ein und ändere dein Passwort", "Halten Sie an, dann rufen Sie Ihre Bank an"],
    right: ["Halte an und denk nach", "Gib deiner Mail drei zufällige Wörter"],
  },
  W02: {
    wrong: ["Starke Passwörter", "In Ruhe anmelden"],
    right: [
      "Heute Abend aktualisieren",
      { title: "Starke Passwörter", narration: "Nutze einen Passkey, wo es ihn gibt." },
    ],
  },
  W03: {
    wrong: ["Verzichte auf SMS-Codes.", "Schalten Sie SMS-Codes ab.", "Nutze keine SMS-Codes."],
    right: [
      "Verzichte auf SMS-Codes. Nutze einen Passkey.",
      "Verzichte nicht auf SMS-Codes.",
      "SMS-Codes sind besser als nichts.",
    ],
  },
  W04: {
    wrong: ["Selbst schuld.", "Das ist dumm.", "Handle, bevor es zu spät ist."],
    right: ["Es ist nicht deine Schuld.", "Niemand ist dumm, der darauf hereinfällt.", "Das kann jedem passieren."],
  },
  W05: {
    wrong: ["Schalte 2FA ein.", "Nutzen Sie heute MFA."],
    right: ["Schalte die Zwei-Faktor-Authentifizierung (2FA) ein.", "Schalte einen zweiten Schritt ein."],
  },
  W06: {
    wrong: ["Schreib es niemals auf.", "Schreiben Sie Ihr Passwort nie auf.", "Notiere dir nie Passwörter."],
    right: [
      "Schreib es niemals auf einen Zettel neben dem Bildschirm.",
      "Schreib es auf, und bewahre es zu Hause auf.",
      "Notiere es nie, wo andere es sehen.",
    ],
  },
  W07: {
    wrong: ["Installiere Bitwarden.", "Nutze Google Authenticator."],
    right: ["Nutze einen Passwortmanager, zum Beispiel Bitwarden.", "Nutze einen Passwortmanager."],
  },
  W08: {
    wrong: [
      "Wenn du ein neues Konto anlegst, nimm dir Zeit und denk an ein paar Wörter, die niemand mit dir in Verbindung bringen kann.",
      "Ein Zettel zu Hause ist in Ordnung, so lange du ihn dort ablegst, wo ihn sonst niemand sucht, wenn du nicht da bist.",
    ],
    right: [
      "Nimm dir Zeit. Denk an drei Wörter. Niemand soll sie mit dir in Verbindung bringen. Behalte sie für dich. Das ist schon alles.",
      "Nutze drei zufällige Wörter, die nichts mit dir zu tun haben.",
    ],
  },
  W09: {
    wrong: ["Melde die Nachricht.", "Melden Sie verdächtige Mails.", "Leite sie sofort weiter."],
    right: ["Melde die Nachricht unter 7726.", "Melden Sie sich in Ruhe an.", "Du musst es nicht melden."],
  },
};
