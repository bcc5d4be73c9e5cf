using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>By which way numbers went out.</summary>
internal enum ExportWay : byte
{
    Page,
    Api,
    CommandLine,
}

/// <summary>Numbers that somebody took along: who, of what, how many rows, and never what was in them.</summary>
internal sealed class NumbersExport : IOwned<NumbersExport>
{
    public static Ownership<NumbersExport> Ownership { get; } = Owned.ByUnit<NumbersExport>(e => e.Unit);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose numbers; of an organisation or a site those of its wards too, as far as the reader saw them, unless it is one chart.</summary>
    public int Unit { get; init; }

    /// <summary>The number of the one measure; null for every chart.</summary>
    public int? Measure { get; init; }

    [KeptText(TextKind.Machine)]
    public required string Format { get; init; }

    public ExportWay Way { get; init; }

    /// <summary>Of a chart as it stood on an earlier day: that day.</summary>
    public DateOnly? AsOf { get; init; }

    public int Rows { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    /// <summary>What they were at the time, in words: "organisation team".</summary>
    [KeptText(TextKind.Machine)]
    public required string ByRole { get; init; }

    public DateTimeOffset At { get; init; }
}
