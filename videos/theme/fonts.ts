// Only for the browser: plain Node cannot import style sheets.
import "@fontsource-variable/bricolage-grotesque/opsz.css";
import "@fontsource-variable/nunito/wght.css";
import { cancelRender, continueRender, delayRender } from "remotion";

// Every subset, not only the one that the first frame asks for: no letter may change its font midway.
const hold = delayRender("Loading the fonts");
Promise.all([...document.fonts].map((face) => face.load())).then(() => continueRender(hold), cancelRender);
