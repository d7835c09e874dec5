import { ActionIcon, SegmentedControl } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  Captions,
  CaptionsOff,
  ChevronLeft,
  ChevronRight,
  Keyboard,
  type LucideIcon,
  Maximize,
  Pause,
  Play,
  Repeat,
  Volume2,
  VolumeX,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { timeCode } from "./frames.ts";
import { PlayerKeys } from "./PlayerKeys.tsx";
import type { Player } from "./use-player.ts";

const SPEEDS = ["0.25", "0.5", "1", "2"];

type Captioned = { isOn: boolean; turn: () => void };
type Parts = { player: Player; captions?: Captioned; fill?: () => void };

/** Everything that the video can be told to do. */
export function Controls({ player, captions, fill }: Parts) {
  const { t } = useTranslation();
  const [areKeysOpen, keys] = useDisclosure(false);
  const { frame, durationFrames, isRunning, isLooping, isMuted, speed } = player;
  return (
    <div className="controls not-printed">
      <div className="row">
        <Tool
          icon={isRunning ? Pause : Play}
          name={t(isRunning ? "review.player.pause" : "review.player.play")}
          isOn
          act={player.toggle}
        />
        <Tool icon={ChevronLeft} name={t("review.player.back")} act={() => player.step(-1)} />
        <Tool icon={ChevronRight} name={t("review.player.on")} act={() => player.step(1)} />
        <output className="at">
          <strong>{timeCode(frame)}</strong>{" "}
          <span className="quiet small">{t("review.player.at", { frame, last: durationFrames - 1 })}</span>
        </output>
      </div>
      <div className="row">
        <SegmentedControl
          aria-label={t("review.player.speed")}
          className="speeds"
          data={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          value={speed}
          onChange={player.setSpeed}
        />
        <Switch
          icon={Repeat}
          name={t("review.player.loop")}
          isOn={isLooping}
          turn={() => player.setLooping(!isLooping)}
        />
        {captions && (
          <Switch
            icon={captions.isOn ? Captions : CaptionsOff}
            name={t("review.player.captions")}
            isOn={captions.isOn}
            turn={captions.turn}
          />
        )}
        <Switch
          icon={isMuted ? VolumeX : Volume2}
          name={t("review.player.mute")}
          isOn={isMuted}
          turn={() => player.setMuted(!isMuted)}
        />
        {fill && <Tool icon={Maximize} name={t("review.player.fill")} act={fill} />}
        <Tool icon={Keyboard} name={t("review.keys.title")} act={keys.open} />
      </div>
      <PlayerKeys isOpen={areKeysOpen} close={keys.close} />
    </div>
  );
}

type ToolParts = { icon: LucideIcon; name: string; isOn?: boolean; act: () => void };

function Tool({ icon: Icon, name, isOn = false, act }: ToolParts) {
  return (
    <ActionIcon variant={isOn ? "filled" : "default"} size={44} aria-label={name} title={name} onClick={act}>
      <Icon aria-hidden="true" />
    </ActionIcon>
  );
}

function Switch({ icon: Icon, name, isOn, turn }: { icon: LucideIcon; name: string; isOn: boolean; turn: () => void }) {
  return (
    <ActionIcon
      variant={isOn ? "filled" : "default"}
      size={44}
      aria-pressed={isOn}
      aria-label={name}
      title={name}
      onClick={turn}
    >
      <Icon aria-hidden="true" />
    </ActionIcon>
  );
}
