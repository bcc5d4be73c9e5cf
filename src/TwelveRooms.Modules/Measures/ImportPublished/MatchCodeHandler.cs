using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Measures.ImportPublished.Storing;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportPublished;

/// <summary>What a publisher's code means.</summary>
/// <param name="Code">As published; the name where it was published without a code.</param>
/// <param name="Means">The code or id of the unit.</param>
/// <param name="Level">What the file says it is; null where only what is kept says so.</param>
internal sealed record MatchCodeCommand(string Code, string Means, PublishedLevel? Level = null);

/// <summary>Says once what a publisher's code means; what is kept for it goes onto the unit's series at once.</summary>
internal sealed class MatchCodeHandler(Db db, UnitDirectory directory)
{
    public async Task<Outcome<string>> HandleAsync(MatchCodeCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayForAll(Rights.Import))
        {
            return Refusal.NotFound;
        }

        var (code, folded) = (command.Code.Trim(), NameFold.Of(command.Code));
        if (folded.Length == 0)
        {
            return Refusal.Invalid("code-missing", "Say which code of the files is meant.", "Code");
        }

        if (await directory.FindAsync(command.Means, viewer, cancel) is not { } unit)
        {
            return Refusal.NotFound with { Message = $"There is no unit “{command.Means}”. Import organisations first, or correct the code.", Field = "Means" };
        }

        var everywhere = viewer.WithWholeTree();
        var called = await CalledAsync(code, folded, everywhere, cancel);
        var stored = await StandingValues.Done(db.For<PublishedValue>(everywhere).Where(v => called.Contains(v.Organisation)), db.For<ImportBatch>(everywhere))
            .Where(v => v.Split == "").AsNoTracking().ToListAsync(cancel);
        List<PublishedLevel> levels = [.. command.Level is { } level ? [level] : Array.Empty<PublishedLevel>(), .. stored.Select(v => v.Level)];
        if (levels.Count > 0 && !levels.Exists(l => PublishedPlaces.KindOf(l) == unit.Kind))
        {
            return Refusal.Invalid("kind-differs", $"{code} is published as {Called(levels[0])}, and {unit.Name} is {KindWords.Of(unit.Kind)}. Choose a unit of that kind.", "Means");
        }

        return await db.WriteAsync<string>(everywhere, new("measures.published-matched"), async (write, c) =>
        {
            await RememberAsync(write, folded, unit.Number, c);
            var standing = StandingValues.Of(stored).Select(v => (Value: v, Row: RowOf(v))).Where(v => v.Row.IsOfAUnit && PublishedPlaces.KindOf(v.Row.Level) == unit.Kind).ToList();
            var wanted = standing.Select(v => PublishedKey.Of(v.Row)).Distinct().ToDictionary(k => k, _ => (string?)null);
            var measures = await PlacedValues.MeasuresAsync(write, wanted, c);
            var summary = $"{code} means {unit.Name}: {standing.Count} published numbers";
            write.About(unit.Partition, unit.Number);
            write.Summarise(summary, keepsFlushed: true);
            var files = await FilesAsync(write, [.. standing.Select(v => v.Value.Import).Distinct()], c);
            List<PlacedValue> placed = [.. standing.Select(v => new PlacedValue(unit, measures[PublishedKey.Of(v.Row)], v.Value, files[v.Value.Import], null))];
            var (series, mixed) = await PlacedValues.PutAsync(write, placed, summary, c);
            await OwnRates.PutAsync(write, placed, summary, c);
            var broken = await RestraintBreaks.DrawAsync(write, [unit.Number], c);
            return string.Join(' ', [$"{code} means {unit.Name} from now on. {placed.Count} numbers stand on {series} of its charts.", .. mixed, .. broken]);
        }, cancel);
    }

    /// <summary>How the files write it: a code in capitals, a name in capitals or not.</summary>
    private async Task<IReadOnlyList<string>> CalledAsync(string code, string folded, Viewer viewer, CancellationToken cancel)
    {
        if (!code.Contains(' ', StringComparison.Ordinal))
        {
            return [code, code.ToUpperInvariant()];
        }

        var names = await db.For<PublishedValue>(viewer).Where(v => v.Split == "").Select(v => v.Organisation).Distinct().ToListAsync(cancel);
        return [.. names.Where(n => NameFold.Of(n) == folded)];
    }

    private static async Task RememberAsync(Write write, string folded, int unit, CancellationToken cancel)
    {
        if (await write.For<ImportName>().SingleOrDefaultAsync(n => n.Kind == ImportNameKind.Published && n.Name == folded, cancel) is { } known)
        {
            known.Target = unit;
        }
        else
        {
            write.Add(new ImportName { Kind = ImportNameKind.Published, Name = folded, Target = unit });
        }

        await write.FlushAsync(cancel);
    }

    private static Task<Dictionary<int, string>> FilesAsync(Write write, IReadOnlyCollection<int> imports, CancellationToken cancel) =>
        write.For<ImportBatch>().AsNoTracking().Where(b => imports.Contains(b.Number)).ToDictionaryAsync(b => b.Number, b => b.FileName, cancel);

    private static PublishedRow RowOf(PublishedValue v) =>
        new(v.Line, v.Measure, null, v.Start, v.End, v.Status, v.Level, v.Organisation, v.OrganisationName, v.Breakdown, v.Split, v.State, v.Value);

    private static string Called(PublishedLevel level) => level switch
    {
        PublishedLevel.Region => "a region",
        PublishedLevel.Icb => "an ICB",
        PublishedLevel.England => "the country",
        PublishedLevel.SubIcb => "a part of an ICB",
        _ => "a provider",
    };
}
