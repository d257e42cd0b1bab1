"""`person`: who can open this laptop. Who works in the organisation is `user`."""

import argparse

from fieldapp.actions.desk import OpenedDesk
from fieldapp.commands import sharing
from fieldapp.commands.cli import Context, add_new_secret, chosen_secret, tell_secret
from fieldapp.commands.command_user import user_named
from fieldapp.commands.exits import OK
from fieldapp.commands.names_here import forget_name, note_name
from fieldapp.commands.opening import OpenedVault, who_opens
from fieldapp.domain.ids import show_id
from fieldapp.store.vault import change_secret, list_users


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `person` with its own commands."""
    parser = commands.add_parser("person", help="who can open this laptop")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    added = acts.add_parser("add", help="let one more person open this laptop")
    added.add_argument("who", help="name or id")
    added.set_defaults(run=_add)
    listed = acts.add_parser("list", help="list who can open this laptop")
    listed.set_defaults(run=_list)
    taken = acts.add_parser("take-off", help="take a person off, and change the key of the file")
    taken.add_argument("who", help="name or id")
    taken.set_defaults(run=_take_off)
    changed = acts.add_parser("new-pin", help="change your own PIN or passphrase")
    changed.set_defaults(run=_new_pin)
    for each in (added, changed):
        add_new_secret(each)


def _add(context: Context) -> int:
    with context.opened() as (vault, desk):
        person = user_named(desk, context.args.who)
        sharing.require_addable(desk, vault, person)
        context.teller.say("person_chooses", name=person.text("name"))
        secret = chosen_secret(context, with_keyring=vault.door.keeps, second=True)
        sharing.add_person(vault, person.id, secret)
        note_name(vault.profile, person.id, person.text("name"), works_now=False)
    context.teller.say("person_added", name=person.text("name"), id=show_id(person.id))
    return tell_secret(context, secret, {"id": show_id(person.id), "name": person.text("name")})


def _list(context: Context) -> int:
    with context.opened() as (vault, desk):
        here = sharing.people_here(desk, vault)
    found = [
        {
            "id": show_id(each.user),
            "name": each.name,
            "role": each.role,
            "assigned": each.assigned,
            "tries_left": each.tries_left,
            "drafts": each.drafts,
        }
        for each in here
    ]
    context.teller.table([[str(each[name]) for name in ("id", "role", "name")] for each in found])
    for each in here:
        if not each.assigned:
            context.teller.say("person_unassigned", name=each.name or show_id(each.user))
    context.teller.result(found)
    return OK


def _take_off(context: Context) -> int:
    """Look while the file is open; the key can only change when it is closed."""
    with context.opened() as (vault, desk):
        user = _user_here(vault, desk, context.args.who)
        (person,) = [each for each in sharing.people_here(desk, vault) if each.user == user]
    sharing.take_off(vault, user)
    forget_name(vault.profile, user)
    name = person.name or show_id(user)
    context.teller.say("person_taken_off", name=name)
    if person.drafts:
        context.teller.say("person_drafts", name=name, drafts=person.drafts)
    context.teller.result({"id": show_id(user), "name": person.name, "drafts": person.drafts})
    return OK


def _user_here(vault: OpenedVault, desk: OpenedDesk, who: str) -> bytes:
    """Give somebody who can open this laptop by id, known here by name or not, else by name."""
    wanted = who.strip().casefold()
    ids = {show_id(each.user): each.user for each in list_users(vault.profile)}
    user = ids.get(wanted) or user_named(desk, who).id
    sharing.require_here(vault, user)
    return user


def _new_pin(context: Context) -> int:
    user, door = who_opens(context.profile, context.computer, context.user)
    old = context.secrets.secret()
    new = chosen_secret(context, with_keyring=door.keeps, second=True)
    change_secret(
        context.profile,
        user=user,
        secret=old,
        new_secret=new,
        door=door,
        random=context.computer.random,
        clock=context.computer.clock,
        floor=context.computer.floor,
    )
    context.teller.say("pin_changed")
    return tell_secret(context, new, {"id": show_id(user)})
