using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>What somebody wrote or decided on a chart.</summary>
internal enum MarkKind
{
    Note = 0,
    Rebase = 1,
    LeftOut = 2,
    DefinitionBreak = 3,
    RecordingConfirmed = 4,
    Target = 5,

    /// <summary>Limits that rested on fewer points were worked out once more, from 20.</summary>
    Recalculated = 6,
}

/// <summary>A note or a decision on a chart: dated, signed, with its reason; withdrawn, never deleted.</summary>
internal sealed class ChartDecision : IOwned<ChartDecision>, IVersioned
{
    public static Ownership<ChartDecision> Ownership { get; } = Owned.Through<ChartDecision, Series, int>(d => d.Series, s => s.Number);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Series { get; init; }

    public MarkKind Kind { get; init; }

    /// <summary>First day of the period that it is about; for a target, the first day that it applies.</summary>
    public DateOnly Day { get; init; }

    public required string Text { get; init; }

    public double? Value { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    [KeptText(TextKind.StaffName)]
    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnWhy { get; set; }

    /// <summary>Who took it back, as their name was then.</summary>
    [KeptText(TextKind.StaffName)]
    public string? WithdrawnByName { get; set; }

    public int Version { get; set; }

    /// <summary>The same for a reader outside the organisation: that it was decided and when, not why nor by whom.</summary>
    public ChartDecision WithoutWords() => new()
    {
        Id = Id, Series = Series, Kind = Kind, Day = Day, Value = Value, At = At, By = By, Version = Version, ByName = "", Text = "the reason stays inside the organisation.",
    };
}
