"""Routes, channels, and who may do what in them."""

from collections.abc import Iterable, Mapping

from articles import actions
from articles.actions import Holders
from articles.models import Channel, Route, Stage
from newsroom.demo.people import People
from newsroom.demo.plan import Account, ChannelPlan, DemoPlan, RoutePlan, StagePlan
from staff.importing.directory import department_paths
from staff.models import User


def set_up(plan: DemoPlan, people: People, *, by: User) -> None:
    """Make the plan's routes and channels and grant the channels' rights."""
    routes = {row.name: _route(row, people) for row in plan.routes}
    for position, row in enumerate(plan.channels, start=1):
        channel = Channel.objects.create(
            name=row.name,
            slug=row.slug,
            position=position,
            default_route=routes[row.route],
        )
        actions.grant_first_rights(channel, by=by)
        _grant(channel, row, plan.accounts, people, by)


def _route(plan: RoutePlan, people: People) -> Route:
    departments = {"/".join(path): pk for pk, path in department_paths().items()}
    route = Route.objects.create(name=plan.name)
    for position, stage in enumerate(plan.stages, start=1):
        _stage(route, position, stage, people, departments)
    return route


def _stage(
    route: Route,
    position: int,
    plan: StagePlan,
    people: People,
    departments: Mapping[str, int],
) -> None:
    stage = Stage.objects.create(
        route=route,
        position=position,
        name=plan.name,
        quorum=plan.quorum,
        hours=plan.hours,
        urgent_hours=plan.urgent_hours,
    )
    stage.departments.set(departments[path] for path in plan.eligible_departments)
    stage.people.set(people.by_number[number].pk for number in plan.eligible_people)


def _grant(
    channel: Channel,
    plan: ChannelPlan,
    accounts: Iterable[Account],
    people: People,
    by: User,
) -> None:
    wanted = {
        right: Holders(
            frozenset(
                people.by_number[account.employee_no].pk
                for account in accounts
                if plan.slug in account.channels[right]
            ),
            held.groups,
        )
        for right, held in actions.holders(channel).items()
    }
    actions.set_rights(channel, by=by, wanted=wanted)
