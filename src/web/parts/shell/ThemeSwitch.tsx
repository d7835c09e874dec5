import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Morning or dusk; until somebody chooses, what the device says. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const next = scheme === "light" ? "dark" : "light";
  const Icon = scheme === "light" ? Moon : Sun;
  return (
    <button type="button" className="way" onClick={() => setColorScheme(next)}>
      <Icon aria-hidden="true" />
      {t(`shell.to.${next}`)}
    </button>
  );
}
