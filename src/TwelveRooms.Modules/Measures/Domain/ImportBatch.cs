using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Where an import stands.</summary>
internal enum ImportState
{
    /// <summary>Its rows are being put in; a long one shows how far it is.</summary>
    Running,

    /// <summary>All of its good rows are in.</summary>
    Done,

    /// <summary>It was stopped, or its process died: none of its rows are in.</summary>
    Stopped,

    /// <summary>Somebody took it back: what was there before stands again.</summary>
    Undone,

    /// <summary>It was stopped, and what it had put in is being taken out.</summary>
    Stopping,

    /// <summary>Somebody takes it back, and what was there before is being put back.</summary>
    Undoing,
}

/// <summary>One file of numbers that was brought in: what it was, what it did, and whether it still stands.</summary>
internal sealed class ImportBatch : IOwned<ImportBatch>, IVersioned
{
    public static Ownership<ImportBatch> Ownership { get; } = Owned.ByUnit<ImportBatch>(b => b.Unit);

    public int Number { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The lowest unit that holds every ward in it.</summary>
    public int Unit { get; init; }

    public short Partition { get; init; }

    public required string FileName { get; init; }

    [KeptText(TextKind.Machine)]
    public required string Hash { get; init; }

    [KeptText(TextKind.Machine)]
    public required string Layout { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    public DateTimeOffset At { get; init; }

    public ImportState State { get; set; }

    /// <summary>Rows that were taken, taken with a warning, not taken, and passed over.</summary>
    public int Accepted { get; init; }

    public int Warned { get; init; }

    public int Rejected { get; init; }

    public int Ignored { get; init; }

    /// <summary>Numbers that were put in, of <see cref="Accepted"/> and <see cref="Warned"/> together.</summary>
    public int New { get; set; }

    public int Changed { get; set; }

    public int Same { get; set; }

    /// <summary>When it last went on; one that stands still was killed.</summary>
    public DateTimeOffset Beat { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    [KeptText(TextKind.Machine)]
    public string? UndoneBy { get; set; }

    public string? UndoneWhy { get; set; }

    public int Version { get; set; }

    public int Taken => Accepted + Warned;
}

/// <summary>How many numbers of an import lie in a series; finds them again without looking at every point.</summary>
internal sealed class ImportedSeriesRow : IOwned<ImportedSeriesRow>, INotAudited
{
    public static Ownership<ImportedSeriesRow> Ownership { get; } = Owned.Through<ImportedSeriesRow, Series, int>(r => r.Series, s => s.Number);

    public int Import { get; init; }

    public int Series { get; init; }

    public int Points { get; init; }

    /// <summary>Whether the series began with this import.</summary>
    public bool IsBegun { get; init; }
}

/// <summary>What a local name in an organisation's files means, said once.</summary>
internal sealed class ImportName : IOwned<ImportName>
{
    public static Ownership<ImportName> Ownership { get; } = Owned.ByUnit<ImportName>(n => n.Provider);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Provider { get; init; }

    public ImportNameKind Kind { get; init; }

    /// <summary>The local name, folded as names are compared.</summary>
    [KeptText(TextKind.Name)]
    public required string Name { get; init; }

    /// <summary>The number of the ward or of the measure; <see cref="Nothing"/> where it is neither, and left out.</summary>
    public int Target { get; set; }

    public const int Nothing = 0;
}

internal enum ImportNameKind : byte
{
    Ward,
    Measure,

    /// <summary>What a publisher calls an organisation, for everyone: it has no provider.</summary>
    Published,
}
