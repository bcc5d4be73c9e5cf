using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Organisations.Domain;

/// <summary>What is needed to add a unit.</summary>
internal sealed record NewUnit(UnitKind Kind, string Name, string? Code, int? Parent, DateOnly From)
{
    /// <summary>Further parents, each from a day on, oldest first.</summary>
    public IReadOnlyList<(DateOnly From, int Parent)> LaterParents { get; init; } = [];

    public DateOnly? OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    /// <summary>The day on which it came into this house; the day of the write when left out.</summary>
    public DateOnly? HereSince { get; init; }

    public string? WardType { get; init; }

    public string? OrganisationType { get; init; }

    public int? Beds { get; init; }

    public string? Aim { get; init; }

    public bool IsChecked { get; init; } = true;

    public bool IsDemo { get; init; }

    public Unit ToUnit(short partition, DateOnly today) => new()
    {
        Kind = Kind,
        Name = Name,
        Code = Code,
        OpenedOn = OpenedOn,
        ClosedOn = ClosedOn,
        HereSince = HereSince ?? today,
        WardType = WardType,
        OrganisationType = OrganisationType,
        Beds = Beds,
        Aim = Aim,
        IsChecked = IsChecked,
        IsDemo = IsDemo && (Code is null || MadeUpCode.Is(Code)
            ? true
            : throw new InvalidOperationException($"{Code} could be a real code; demo units take codes that begin with ZX, ZR, ZI or ZP.")),
        Partition = partition,
    };
}
