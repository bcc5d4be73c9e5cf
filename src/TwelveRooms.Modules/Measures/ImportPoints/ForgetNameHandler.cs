using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>Forgets what a local name means: the next file asks again. What came in by it stays, and is taken back as an import.</summary>
internal sealed class ForgetNameHandler(Db db, UnitDirectory units)
{
    public Task<Outcome<Done>> HandleAsync(Guid name, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(viewer, new("measures.import-name-forgotten"), async (write, c) =>
        {
            if (await write.For<ImportName>().SingleOrDefaultAsync(n => n.Id == name && n.Kind != ImportNameKind.Published, c) is not { } known
                || (await units.FindAsync([known.Provider], viewer, c)).GetValueOrDefault(known.Provider) is not { } provider
                || !(await db.StandingAsync(viewer, provider.Number, c)).May(Rights.Import))
            {
                return Refusal.NotFound with { Message = "This name is not remembered any more." };
            }

            write.Remove(known);
            write.About(provider.Partition, provider.Number);
            return new Done();
        }, cancel);
}
