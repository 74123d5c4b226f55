import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { focusBeside } from "../shared/focus-beside.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { Reason } from "../shared/reason.tsx";
import { Status } from "../shared/status.tsx";
import { type KeptServer, type KeptServers, removeServer, switchServerOff } from "./api.ts";
import { EditServer } from "./edit-server.tsx";

interface ServerRowProps {
  readonly server: KeptServer;
  /** Whether it can be edited and removed, too: that requires a key. */
  readonly canChange: boolean;
  /** Another form for the same server would be confusing. */
  readonly onEdit: () => void;
  readonly onChanged: (servers: KeptServers) => void;
}

/** One third-party server: its state, and what can be done with it. */
export const ServerRow = ({ server, canChange, onEdit, onChanged }: ServerRowProps) => {
  const words = useTexts().servers;
  const { name, transport, target, status, tools } = server;
  const nameId = useId();
  const begin = useRef<HTMLButtonElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const [isAsked, setAsked] = useState(false);
  const [isEdited, setEdited] = useState(false);
  const endEdit = (): void => {
    setEdited(false);
    edit.current?.focus();
  };
  const isOff = status === "off";
  const turn = useMutation({ mutationFn: () => switchServerOff(name, !isOff), onSuccess: onChanged });
  const remove = useMutation({
    mutationFn: () => removeServer(name),
    onSuccess: (servers) => {
      if (begin.current) focusBeside(begin.current);
      onChanged(servers);
    },
  });
  const failure = turn.error ?? remove.error;
  return (
    <li className="kept-server">
      <div className="row">
        <strong id={nameId}>{name}</strong> <Status name={status} />
        {status === "healthy" && <span className="quiet">{words.tools(tools)}</span>}
        <span className="quiet">{transport}</span>
        <code>{target}</code>
        <Button
          className="plain"
          aria-describedby={nameId}
          isDisabled={turn.isPending}
          onPress={() => {
            remove.reset();
            turn.mutate();
          }}
        >
          {isOff ? words.switchOn : words.switchOff}
        </Button>
        {canChange && (
          <Button
            ref={edit}
            className="plain"
            aria-describedby={nameId}
            aria-expanded={isEdited}
            onPress={() => {
              setEdited(!isEdited);
              onEdit();
            }}
          >
            {words.edit}
          </Button>
        )}
        {canChange && (
          <Button
            ref={begin}
            className="quiet-button"
            aria-describedby={nameId}
            aria-expanded={isAsked}
            onPress={() => setAsked(true)}
          >
            {words.remove}
          </Button>
        )}
        {isAsked && (
          <>
            <Button
              className="plain"
              aria-describedby={nameId}
              isDisabled={remove.isPending}
              onPress={() => {
                turn.reset();
                remove.mutate();
              }}
            >
              {words.removeSure}
            </Button>
            <Button
              className="quiet-button"
              autoFocus
              onPress={() => {
                setAsked(false);
                begin.current?.focus();
              }}
            >
              {words.keep}
            </Button>
          </>
        )}
      </div>
      <Reason state={server} />
      {isEdited && (
        <EditServer
          server={server}
          nameId={nameId}
          onCancel={endEdit}
          onSaved={(servers) => {
            endEdit();
            onChanged(servers);
          }}
        />
      )}
      {failure && <FailureNotice error={toApiError(failure)} />}
    </li>
  );
};
