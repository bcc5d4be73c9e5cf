using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>A person's lasting id.</summary>
internal readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static PersonId New() => new(Guid.CreateVersion7());
}

/// <summary>Somebody who signs in: a name to show, and nothing about their health.</summary>
internal sealed class Person : IOwned<Person>, IVersioned
{
    public static Ownership<Person> Ownership { get; } = Owned.ByPlatform<Person>();

    public PersonId Id { get; init; } = PersonId.New();

    [KeptText(TextKind.StaffName)]
    public required string Name { get; set; }

    public bool IsDemo { get; init; }

    /// <summary>Counts up whenever a grant changes, so that open sessions learn of it at their next request.</summary>
    public int Version { get; set; }
}

/// <summary>A role that a person holds on a unit, from a day until a day.</summary>
internal sealed class Grant : IOwned<Grant>
{
    public static Ownership<Grant> Ownership { get; } = Owned.ByUnit<Grant>(g => g.Unit);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PersonId Person { get; init; }

    [KeptText(TextKind.Machine)]
    public required string Role { get; init; }

    public int Unit { get; init; }

    public DateOnly From { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly To { get; set; } = DateOnly.MaxValue;

    /// <summary>The actor who gave it.</summary>
    [KeptText(TextKind.Machine)]
    public string? GivenBy { get; init; }

    /// <summary>For whom its holder stands in; null when it is their own. Why somebody is away is kept nowhere.</summary>
    public PersonId? InsteadOf { get; init; }
}

/// <summary>What an organisation agreed that the programme and its coaches may see of its named wards.</summary>
internal sealed class SharingAgreement : IOwned<SharingAgreement>
{
    public static Ownership<SharingAgreement> Ownership { get; } = Owned.ByUnit<SharingAgreement>(a => a.Provider);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Provider { get; init; }

    public short Partition { get; init; }

    public required string What { get; init; }

    [KeptText(TextKind.StaffName)]
    public required string SignedBy { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; set; } = DateOnly.MaxValue;
}
