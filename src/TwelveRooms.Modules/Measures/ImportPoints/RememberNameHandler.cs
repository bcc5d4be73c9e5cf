using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>What a local name means.</summary>
/// <param name="Provider">The code or id of the organisation in whose files it stands.</param>
/// <param name="Name">As the files write it.</param>
/// <param name="Means">The code or id of a ward of the organisation, or of a measure; or <see cref="NoWard"/> or <see cref="NoMeasure"/>.</param>
internal sealed record RememberNameCommand(string Provider, string Name, string Means)
{
    /// <summary>What is not a ward, such as an office or a total: its rows are left out.</summary>
    public const string NoWard = "no-ward";

    /// <summary>What is not a measure here: it is left out.</summary>
    public const string NoMeasure = "no-measure";

    /// <summary>What is left out; null where something is meant.</summary>
    public ImportNameKind? LeftOut => Means switch
    {
        NoWard => ImportNameKind.Ward,
        NoMeasure => ImportNameKind.Measure,
        _ => null,
    };
}

/// <summary>Keeps for an organisation what one of its own names means, so that its files need not be changed. Said again, it means the new thing.</summary>
internal sealed class RememberNameHandler(Db db, UnitDirectory units, MeasureDirectory measures)
{
    public async Task<Outcome<string>> HandleAsync(RememberNameCommand command, Viewer viewer, CancellationToken cancel)
    {
        var folded = NameFold.Of(command.Name);
        if (folded.Length == 0)
        {
            return Refusal.Invalid("name-missing", "Say which name of the file is meant.", "Name");
        }

        if (await units.FindAsync(command.Provider, viewer, cancel) is not { Kind: UnitKind.Provider } provider
            || !(await db.StandingAsync(viewer, provider.Number, cancel)).May(Rights.Import))
        {
            return Refusal.NotFound with { Message = $"There is no organisation “{command.Provider}” whose names you may keep.", Field = "Provider" };
        }

        if (command.LeftOut is { } none)
        {
            return await KeepAsync(provider, folded, none, ImportName.Nothing, $"In files of {provider.Name}, “{command.Name.Trim()}” is left out.", viewer, cancel);
        }

        var ward = await units.FindAsync(command.Means, viewer, cancel);
        var measure = ward is null ? await measures.FindAsync(command.Means, viewer, cancel) : null;
        if (ward is { } unit && (unit.Kind != UnitKind.Ward || !await db.Paths.AnyAsync(p => p.Descendant == unit.Number && p.Ancestor == provider.Number, cancel)))
        {
            return Refusal.Invalid("not-its-ward", $"{unit.Name} is not a ward of {provider.Name}.", "Means");
        }

        if (ward is null && measure is null)
        {
            return Refusal.Invalid("means-nothing", $"“{command.Means}” is neither a ward nor a measure here. Use its code; or {RememberNameCommand.NoWard} or {RememberNameCommand.NoMeasure}, to leave it out.", "Means");
        }

        var (kind, target, called) = ward is not null ? (ImportNameKind.Ward, ward.Number, ward.Name) : (ImportNameKind.Measure, measure!.Number, measure.Name);
        return await KeepAsync(provider, folded, kind, target, $"In files of {provider.Name}, “{command.Name.Trim()}” means {called}.", viewer, cancel);
    }

    private Task<Outcome<string>> KeepAsync(UnitRow provider, string folded, ImportNameKind kind, int target, string words, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<string>(viewer, new("measures.import-name-said"), async (write, c) =>
        {
            if (await write.For<ImportName>().SingleOrDefaultAsync(n => n.Provider == provider.Number && n.Kind == kind && n.Name == folded, c) is { } known)
            {
                known.Target = target;
            }
            else
            {
                write.Add(new ImportName { Provider = provider.Number, Kind = kind, Name = folded, Target = target });
            }

            write.About(provider.Partition, provider.Number);
            return words;
        }, cancel);
}
