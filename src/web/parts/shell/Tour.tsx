import { Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { PLACES } from "./places.ts";

const OVER = -1;

/** How far somebody is in the walk around the pages, in this browser; it begins at home, once. */
export function useTour() {
  const [step, setStep] = useLocalStorage({ key: "sunny-tour", defaultValue: 0, getInitialValueInEffect: false });
  return { step, go: setStep, end: () => setStep(OVER) };
}

/** A walk around the pages, one sentence each: beside what it is about and never over it, left at any time. */
export function Tour() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { step, go, end } = useTour();
  const place = PLACES[step];
  // Nobody who came for something else is asked: it begins where there is time.
  if (!place || (step === 0 && pathname !== "/")) return null;
  const next = PLACES[step + 1];
  const move = (to: number) => {
    go(to);
    // Whoever walks goes on with the same key: the next page does not take the focus.
    navigate(PLACES[to]?.to ?? "/", { state: { keepsFocus: true } });
  };
  return (
    <aside className="tour not-printed" aria-label={t("tour.name")}>
      <div className="grow" aria-live="polite">
        <p className="tour-title">{t(`tour.${place.name}.title`)}</p>
        <p>{t(`tour.${place.name}.words`)}</p>
      </div>
      <div className="row">
        <span className="quiet small">{t("tour.at", { at: step + 1, of: PLACES.length })}</span>
        {step > 0 && (
          <Button variant="default" onClick={() => move(step - 1)}>
            {t("tour.back")}
          </Button>
        )}
        {next && (
          <Button variant="default" onClick={end}>
            {t(step === 0 ? "tour.skip" : "tour.stop")}
          </Button>
        )}
        <Button onClick={next ? () => move(step + 1) : end}>
          {next ? t("tour.next", { place: t(`place.${next.name}`) }) : t("tour.end")}
        </Button>
      </div>
    </aside>
  );
}
