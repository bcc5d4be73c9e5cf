using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.AgreeSharing;

/// <summary>The end of a sharing agreement, or its taking back before it begins.</summary>
/// <param name="Agreement">The agreement's id.</param>
/// <param name="On">First day on which it no longer holds; today when left out, and the first day of one that has not begun: it then never holds.</param>
/// <param name="Reason">Why.</param>
internal sealed record EndSharingCommand(Guid Agreement, DateOnly? On, string? Reason);

/// <summary>An agreement that has ended.</summary>
/// <param name="NeverBegan">Whether it was taken back before it began.</param>
internal sealed record EndedSharing(bool NeverBegan);

/// <summary>Ends a sharing agreement; the programme and its coaches then see the organisation's figures only.</summary>
internal sealed class EndSharingHandler(Db db, SharingReach reach)
{
    public Task<Outcome<EndedSharing>> HandleAsync(EndSharingCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<EndedSharing>(viewer.WithWholeTree(), new("organisations.sharing-ended"), async (write, c) =>
        {
            var agreement = await write.For<SharingAgreement>().SingleOrDefaultAsync(a => a.Id == command.Agreement, c);
            if (agreement is null || !await reach.MayAgreeAsync(agreement.Provider, viewer, c))
            {
                return Refusal.NotFound;
            }

            if (agreement.To <= agreement.From)
            {
                return Refusal.Conflict("agreement-taken-back", "This agreement was taken back before it began.");
            }

            if (agreement.To <= write.Today)
            {
                return Refusal.Conflict("agreement-ended", "This agreement has ended already.");
            }

            var on = command.On ?? (agreement.From > write.Today ? agreement.From : write.Today);
            if (on < agreement.From)
            {
                return Refusal.Invalid("ends-before-it-begins", $"The first day of the agreement is {WardChange.Words(agreement.From)}. Use that day or a later one.", nameof(command.On));
            }

            if (WardChange.RefuseReason(command.Reason, nameof(command.Reason)) is { } no)
            {
                return no;
            }

            agreement.To = on;
            await Sharers.TellAsync(write, c);
            write.About(agreement.Partition, agreement.Provider, command.Reason!.Trim());
            return new EndedSharing(agreement.To <= agreement.From);
        }, cancel);
}
