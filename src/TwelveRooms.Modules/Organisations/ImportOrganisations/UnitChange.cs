using TwelveRooms.Organisations.Domain;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>What can be said of a unit itself, beside its name and where it lies.</summary>
internal sealed record UnitFacts(DateOnly? OpenedOn, DateOnly? ClosedOn, string? WardType, string? OrganisationType, int? Beds, bool IsChecked)
{
    public static UnitFacts Of(Unit unit) => new(unit.OpenedOn, unit.ClosedOn, unit.WardType, unit.OrganisationType, unit.Beds, unit.IsChecked);
}

/// <summary>What a file makes of one unit that is there: what to do, and before and after in words.</summary>
internal sealed class UnitChange(UnitDraft draft, Unit unit)
{
    private readonly List<string> _words = [];

    public UnitDraft Draft { get; } = draft;

    public Unit Unit { get; } = unit;

    /// <summary>The name to give, if any.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the unit was known only by its code: what the file says is then the first that anybody says, and holds from the beginning.</summary>
    public bool IsFirst { get; init; }

    /// <summary>What to write down, if anything is other than before.</summary>
    public UnitFacts? Facts { get; set; }

    /// <summary>Where it lies from a day on.</summary>
    public IReadOnlyList<DraftParent> Moves { get; set; } = [];

    /// <summary>The ICB or region that a site lies in of its own, from a day on.</summary>
    public List<(string Code, DateOnly From)> Places { get; } = [];

    public bool HasOtherSuccessors { get; set; }

    /// <summary>Whether something that was there is replaced, or the unit is closed: that asks for a reason.</summary>
    public bool NeedsReason { get; private set; }

    public bool IsAny => _words.Count > 0;

    /// <summary>"ZX1-W06: closes after: not known → 31 March 2024".</summary>
    public string Words => $"{Unit.Code}: {string.Join("; ", _words)}";

    /// <summary>Says one thing that changes.</summary>
    /// <param name="what">What it is called.</param>
    /// <param name="before">As it was; null when nothing was known.</param>
    /// <param name="after">As it will be.</param>
    /// <param name="alwaysNeedsReason">Whether it needs a reason even where nothing was known.</param>
    public void Say(string what, string? before, string after, bool alwaysNeedsReason = false)
    {
        _words.Add($"{what}: {before ?? "not known"} → {after}");
        NeedsReason |= !IsFirst && (before is not null || alwaysNeedsReason);
    }
}
