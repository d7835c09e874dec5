/**
 * What people use as passwords, as one base a word: first names, teams, keys in a row, words of love and defiance.
 * Written for this program from what is generally known of leaked lists; no list was copied.
 * With case, digits, signs and the usual swaps of letters taken off, each stands for thousands of passwords.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  password passwort passw0rd passwd passphrase pass parola contrasena contraseña motdepasse heslo haslo wachtwoord
  losenord lösenord salasana senha mima sifre parool kennwort geheim secret secreto topsecret classified private
  letmein opensesame sesame login logon signin signon welcome welcomeback willkommen bienvenue bienvenido benvenuto
  access account admin administrator adminadmin root toor superuser sysadmin operator user username guest test testing
  tester testtest demo sample example default changeme changeit change temp temporary temppass new newpass newpassword
  oldpassword mypassword mypass yourpassword thepassword nopassword passwordforyou company office work business
  manager server system computer laptop internet network wireless wifi router cisco oracle database backup master
  masterkey mainframe support helpdesk service security secure safety trustno trustnoone nobody nothing whatever
  iloveyou loveyou iloveu ilovey loveme lovely love lover lovers mylove truelove sweetheart sweetie honey baby babygirl
  babyboy princess prince queen king angel angels angela sunshine sunny moonlight starlight rainbow butterfly flower
  flowers blossom cherry jasmine rose daisy lily violet summer winter spring autumn january february march april may
  june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  dragon dragons monkey monkeys tiger tigers lion eagle eagles falcon falcons panther panthers bear bears wolf wolves
  horse horses kitty kitten pussycat puppy doggy bulldog bulldogs cowboy cowboys ranger rangers raiders steelers
  packers patriots yankees redsox lakers arsenal chelsea liverpool manchester united barcelona realmadrid juventus
  bayern borussia football fußball fussball futbol soccer baseball basketball hockey tennis golf golfer rugby cricket
  superman batman spiderman ironman wonderwoman starwars startrek jedi skywalker darthvader yoda gandalf frodo
  harrypotter hogwarts pokemon pikachu mario zelda minecraft fortnite roblox warcraft counterstrike matrix terminator
  phoenix thunder lightning storm hurricane shadow shadows ghost spirit magic wizard merlin knight warrior hunter
  killer ninja samurai pirate captain soldier marine airborne trooper corvette mustang ferrari porsche mercedes
  yamaha kawasaki harley suzuki toyota honda michael jennifer jessica michelle ashley amanda nicole daniel thomas
  robert joshua jordan andrew matthew anthony william james john david richard charles george hannah samantha
  elizabeth charlotte victoria alexander alexandra benjamin christopher nicholas jonathan stephanie patrick
  maximilian sebastian katharina alejandro fernando roberto carlos antonio francisco mohammed muhammad ahmed fatima
  amelia olivia sophie sophia emily chloe zoe abigail madison taylor brandon tyler austin dallas houston chicago
  newyork london paris berlin hamburg munich münchen madrid lisbon tokyo sydney melbourne toronto america england
  germany deutschland france spain españa italy canada australia jesus christ jesuschrist heaven blessed faith trust
  freedom liberty peace hope grace forever friend friends family mother father brother sister children chocolate
  cookie cookies cheese pepper ginger peanut banana orange apple coffee whiskey vodka guinness heineken computer
  samsung iphone android windows microsoft google facebook instagram twitter youtube linkedin amazon netflix spotify
  dropbox adobe photoshop metallica nirvana slipknot eminem beatles elvis rockstar music guitar trumpet hello
  hellohello helloworld hallo hola bonjour goodbye goodmorning goodluck lucky luckyone winner winning champion success
  money millionaire dollar diamond silver golden platinum crystal sapphire secretword mysecret fuckyou fuckoff fuck
  shit bitch asshole biteme suckit whocares idontknow dontforget forget remember rememberme openup enter entrance
  correcthorsebatterystaple threerandomwords thisismypassword thisisapassword itsasecret iamtheone iamnotarobot
  `
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Keys that stand beside each other, each row as far as it goes. */
export const KEY_ROWS: readonly string[] = [
  "1234567890",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "yxcvbnm",
  "abcdefghijklmnopqrstuvwxyz",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qazwsxedcrfvtgbyhnujmikolp",
  "147258369",
  "789456123",
  "159357",
];
