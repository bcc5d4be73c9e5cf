using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.UnitGroups;

/// <summary>A unit's time in a group.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Kind">What kind of group: cohort, strand, collaborative.</param>
/// <param name="Group">The group's name; made when it is missing.</param>
internal sealed record JoinGroupCommand(string Unit, string Kind, string Group)
{
    /// <summary>First day; today when left out.</summary>
    public DateOnly? From { get; init; }

    public string? Key { get; init; }

    /// <summary>The version of the unit that was shown; null where nothing was shown, at the command line.</summary>
    public int? Version { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "join", Unit, Kind, Group, From), IsApi: false);
}

/// <summary>A unit that is in a group now.</summary>
/// <param name="IsNewGroup">Whether nothing was in the group before.</param>
internal sealed record JoinedGroup(bool IsNewGroup);

/// <summary>Puts a unit into a group from a day on. A ward's type is set with the ward, not here.</summary>
internal sealed class JoinGroupHandler(Db db, UnitDirectory units)
{
    private const int LongestName = 100;

    public Task<Outcome<JoinedGroup>> HandleAsync(JoinGroupCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<JoinedGroup>(
        viewer.WithWholeTree(),
        new("organisations.group-joined", command.Request),
        async (write, c) =>
        {
            if (await units.FindAsync(command.Unit, viewer, c) is not { } unit || !(await db.StandingAsync(viewer, unit.Number, c)).May(Rights.ManageUnits))
            {
                return Refusal.NotFound;
            }

            var row = await write.For<Unit>().SingleAsync(u => u.Number == unit.Number, c);
            if (WardChange.RefuseVersion(row, command.Version ?? row.Version) is { } no)
            {
                return no;
            }

            var (kind, name) = (command.Kind.Trim().ToLowerInvariant(), command.Group.Trim());
            if (!GroupKinds.Chosen.Contains(kind))
            {
                return Refusal.Invalid(
                    "group-kind", kind.Length == 0 ? "Choose what kind of group it is." : $"There is no kind of group '{command.Kind}'. Choose {string.Join(", ", GroupKinds.Chosen)}. A ward’s type is changed with the ward.", nameof(command.Kind));
            }

            if ((name.Length == 0 ? Refusal.Invalid("group-needed", "Write the name of the group, such as First wave.", nameof(command.Group)) : NameText.Refuse(name, nameof(command.Group), LongestName)) is { } unclear)
            {
                return unclear;
            }

            if (command.From > WardChange.LatestPlan(write.Today))
            {
                return Refusal.Invalid("day-too-far", $"{WardChange.Words(command.From.Value)} is more than a year ahead. Plan at most a year ahead.", nameof(command.From));
            }

            var group = (await GroupMembership.NamedAsync(write, kind, [name], c))[name];
            var members = await write.For<UnitGroupMember>().Where(m => m.Group == group.Number && m.Unit == unit.Number).ToListAsync(c);
            var isNew = !await write.For<UnitGroupMember>().AnyAsync(m => m.Group == group.Number, c);
            GroupMembership.Join(write, members, group.Number, unit.Number, command.From ?? write.Today);
            row.Version++;
            write.About(unit.Partition, unit.Number);
            return new JoinedGroup(isNew);
        },
        (_, _) => Task.FromResult<Outcome<JoinedGroup>>(new JoinedGroup(false)),
        cancel);
}

/// <summary>Takes a unit out of a group.</summary>
internal sealed class LeaveGroupHandler(Db db, UnitDirectory units)
{
    public Task<Outcome<Done>> HandleAsync(LeaveGroupCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("organisations.group-left", command.Request),
        async (write, c) =>
        {
            if (await units.FindAsync(command.Unit, viewer, c) is not { } unit || !(await db.StandingAsync(viewer, unit.Number, c)).May(Rights.ManageUnits))
            {
                return Refusal.NotFound;
            }

            var row = await write.For<Unit>().SingleAsync(u => u.Number == unit.Number, c);
            if (WardChange.RefuseVersion(row, command.Version ?? row.Version) is { } no)
            {
                return no;
            }

            var on = command.On ?? write.Today;
            var kind = command.Kind.Trim().ToLowerInvariant();
            var member = kind == GroupKinds.WardType ? null : await write.For<UnitGroupMember>()
                .Join(write.For<UnitGroup>().Where(g => g.Kind == kind && g.Name == command.Group), m => m.Group, g => g.Number, (m, _) => m)
                .Where(m => m.Unit == unit.Number && m.To > on).OrderBy(m => m.From).FirstOrDefaultAsync(c);
            if (member is null)
            {
                return Refusal.Conflict("not-a-member", $"{unit.Name} is not in {command.Group} on that day.", nameof(command.Group));
            }

            GroupMembership.Leave(write, member, on);
            row.Version++;
            write.About(unit.Partition, unit.Number);
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);
}

/// <summary>The end of a unit's time in a group.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Kind">What kind of group.</param>
/// <param name="Group">The group's name.</param>
/// <param name="On">First day on which it is no longer in; today when left out.</param>
internal sealed record LeaveGroupCommand(string Unit, string Kind, string Group, DateOnly? On)
{
    public string? Key { get; init; }

    /// <summary>The version of the unit that was shown; null where nothing was shown, at the command line.</summary>
    public int? Version { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "leave", Unit, Kind, Group, On), IsApi: false);
}
