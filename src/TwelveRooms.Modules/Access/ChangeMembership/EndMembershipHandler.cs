using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.ChangeMembership;

/// <summary>The end of a membership. Why somebody leaves is theirs, and is asked nowhere.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Membership">Which.</param>
/// <param name="LastDay">The last day, as 2026-03-31; left out, it ends now.</param>
internal sealed record EndMembershipCommand(string Unit, Guid Membership, string? LastDay);

/// <summary>What has ended, the first day without it, and what that means for the organisation, if it means anything.</summary>
internal sealed record EndedMembership(MembershipRow Row, DateOnly On, string? Then);

/// <summary>Ends a membership now or after a day; whoever held it is let in no further at their next request. Ending it twice is ending it once.</summary>
internal sealed class EndMembershipHandler(Db db, PeopleReach reach, Keepers keepers, RoomsClock clock)
{
    public async Task<Outcome<EndedMembership>> HandleAsync(EndMembershipCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindMembershipAsync(command.Unit, command.Membership, viewer, cancel) is not ({ } here, { } row))
        {
            return Refusal.NotFound;
        }

        var on = MembershipEnd.Read(row, command.LastDay, clock.Today, nameof(command.LastDay));
        if (on.IsRefused)
        {
            return on.Refusal;
        }

        var then = await keepers.WithoutAsync(here, row, on.Value, cancel);
        return await db.WriteAsync<EndedMembership>(viewer.WithWholeTree(), new("access.membership-ended"), async (write, c) =>
        {
            await Memberships.EndAsync(write, row.Id, on.Value, c);
            write.About(here.Unit.Partition, here.Unit.Number);
            write.Concerns(row.Person);
            return new EndedMembership(row, on.Value, then);
        }, cancel);
    }
}

/// <summary>When a membership ends.</summary>
internal static class MembershipEnd
{
    /// <summary>The first day on which it no longer holds.</summary>
    public static Outcome<DateOnly> Read(MembershipRow row, string? lastDay, DateOnly today, string field)
    {
        if (string.IsNullOrWhiteSpace(lastDay))
        {
            return row.To < today ? row.To : today;
        }

        var day = PeopleRefusals.ReadDay(lastDay, today, today, field);
        return day.IsRefused ? day.Refusal
            : day.Value < today ? Refusal.Invalid("over-already", $"{PeopleRefusals.Words(day.Value)} is over. Use today or a later day, or end it now.", field)
            : day.Value < row.From ? Refusal.Invalid("ends-before-it-begins", $"It begins on {PeopleRefusals.Words(row.From)}. Use that day or a later one, or end it now.", field)
            : day.Value >= row.LastDay ? Refusal.Conflict("ends-earlier-already", $"It ends after {PeopleRefusals.Words(row.LastDay.Value)} already. To let it last longer, give the role again from the day after.", field)
            : day.Value.AddDays(1);
    }
}
