using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <param name="Person">Whose record.</param>
/// <param name="Reason">Why. The person reads it in their own record.</param>
internal sealed record LookAtRecordCommand(Guid Person, string? Reason);

/// <summary>Opens somebody's record for a while, and keeps that it was opened, by whom and why: in the record itself, where its person reads it.</summary>
internal sealed class LookAtRecordHandler(Db db, RecordReach reach)
{
    private const int LongestReason = 400;

    public async Task<Outcome<Done>> HandleAsync(LookAtRecordCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindAsync(command.Person, viewer, cancel) is not { } record)
        {
            return Refusal.NotFound;
        }

        var no = string.IsNullOrWhiteSpace(command.Reason) ? Refusal.Invalid("reason-needed", $"Say why you need to look. {record.Name} reads it in their own record.", nameof(command.Reason))
            : command.Reason.Length > LongestReason ? Refusal.Invalid("text-too-long", $"Write at most {LongestReason} characters; this has {command.Reason.Length}.", nameof(command.Reason))
            : TextGuard.Refuse(command.Reason, nameof(command.Reason));
        return no is not null
            ? no
            : await db.WriteAsync<Done>(viewer, new(RecordWords.LookedAt), (write, _) =>
            {
                write.About(record.For.Partition, record.For.Number, command.Reason!.Trim());
                write.Concerns(record.Person);
                return Task.FromResult<Outcome<Done>>(new Done());
            }, cancel);
    }
}
