using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>A parent from a day on; a null code is the programme.</summary>
internal sealed record DraftParent(DateOnly From, string? Code);

/// <summary>What a file says about one unit: in a line of its own, or only by naming it.</summary>
internal sealed record UnitDraft(UnitKind Kind, string Code, int Line, string Column)
{
    /// <summary>The name that the file gives; null when it gives only the code.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it has a line of its own; else what is said holds only for a unit that is new or known only by code.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the register was looked at.</summary>
    public bool IsNotChecked { get; init; }

    /// <summary>Its parents, oldest first; empty when the file does not say.</summary>
    public IReadOnlyList<DraftParent> Parents { get; init; } = [];

    public DateOnly? OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? OrganisationType { get; init; }

    public string? WardType { get; init; }

    public int? Beds { get; init; }

    public IReadOnlyList<string> Successors { get; init; } = [];

    public bool IsSplit { get; init; }

    /// <summary>Of a site: the codes of the ICB and region that it lies in itself; empty when the file does not say.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
