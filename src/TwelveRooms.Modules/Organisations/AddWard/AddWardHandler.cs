using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.AddWard;

/// <summary>A new ward.</summary>
/// <param name="Place">The id of the site, or of the organisation itself.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Code">Unique within the programme.</param>
/// <param name="Type">The type of ward; wards are only ever compared within one.</param>
/// <param name="Beds">How many beds, as typed; empty when not known.</param>
/// <param name="OpenedOn">First day, as 2026-03-31; up to a year ahead.</param>
/// <param name="Reason">Why.</param>
internal sealed record AddWardCommand(Guid Place, string? Name, string? Code, string? Type, string? Beds, string? OpenedOn, string? Reason)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "add", Place, Name, Code, Type, Beds, OpenedOn, Reason), IsApi: false);
}

/// <summary>Puts a new ward into a site or straight below an organisation.</summary>
internal sealed class AddWardHandler(Db db)
{
    public Task<Outcome<UnitId>> HandleAsync(AddWardCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<UnitId>(
        viewer.WithWholeTree(),
        new("organisations.ward-added", command.Request),
        async (write, c) =>
        {
            if (await WardChange.FindHolderAsync(db, write, command.Place, viewer, c) is not { } place)
            {
                return Refusal.NotFound;
            }

            var opened = WardChange.ReadDay(command.OpenedOn, nameof(command.OpenedOn), write.Today, allowsPlan: true);
            var (code, beds) = (ReadCode(command.Code, place), ReadBeds(command.Beds));
            if (Refusal.All(
                WardChange.RefuseName(command.Name, nameof(command.Name)), code.Refusal, RefuseType(command.Type), beds.Refusal, opened.Refusal,
                WardChange.RefuseReason(command.Reason, nameof(command.Reason))) is { } no)
            {
                return no;
            }

            if (!MadeUpCode.Is(code.Value) && await DemoMark.IsOnAsync(write, c))
            {
                return Refusal.Invalid("demo-here", DemoMark.NoRealWards, nameof(command.Place));
            }

            if (place.ClosedOn is { } closed && closed < opened.Value)
            {
                return Refusal.Conflict("place-closed", $"{place.Name} closed on {WardChange.Words(closed)}.", nameof(command.Place));
            }

            // This says that a unit of somebody else may have the code, and cannot but say it: one code is one unit in the whole house.
            // It says neither what the unit is nor whose.
            if (await write.For<Unit>().AnyAsync(u => u.Code == code.Value, c))
            {
                return Refusal.Conflict("code-taken", $"The code {code.Value} is in use. Use another.", nameof(command.Code));
            }

            if (await WardChange.RefuseTwinAsync(write, command.Name!, place.Number, null, opened.Value, nameof(command.Name), c) is { } twin)
            {
                return twin;
            }

            var type = await SpellingOfAsync(write, command.Type!.Trim(), c);
            var ward = await UnitTree.AddAsync(write, new(UnitKind.Ward, command.Name!.Trim(), code.Value, place.Number, UnitTree.Ever)
            {
                OpenedOn = opened.Value,
                WardType = type,
                Beds = beds.Value,
                IsDemo = place.IsDemo,
            }, c);
            await GroupMembership.OfTypeAsync(write, [(type, ward.Number)], c);
            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            write.Answer(ward.Id.Value.ToString());
            return ward.Id;
        },
        (answer, _) => Task.FromResult<Outcome<UnitId>>(UnitId.From(Guid.Parse(answer))),
        cancel);

    private static Outcome<string> ReadCode(string? typed, Unit place)
    {
        var code = (typed ?? "").Trim().ToUpperInvariant();
        if (code.Length is 0 or > 40 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/') || NhsNumbers.In(code).Any())
        {
            return Refusal.Invalid("not-a-code", "Write a code of up to 40 letters, digits and hyphens, without spaces. Your organisation’s own code for the ward is best.", nameof(AddWardCommand.Code));
        }

        return (MadeUpCode.Is(code), MadeUpCode.Is(place.Code ?? "")) switch
        {
            (true, false) => Refusal.Invalid("made-up-and-real", "Codes that begin with ZX, ZR, ZI or ZP are for made-up organisations, and only for them. Use another code.", nameof(AddWardCommand.Code)),
            (false, true) => Refusal.Invalid(
                "made-up-and-real",
                $"{place.Name} is made up, and a real ward cannot stand in it. To try things out, use a made-up code, such as {place.Code}-W99. A real ward belongs to a programme of its own.", nameof(AddWardCommand.Code)),
            _ => code,
        };
    }

    public static Refusal? RefuseType(string? type) => type?.Trim() is { Length: > 0 } written
        ? NameText.Refuse(written, nameof(AddWardCommand.Type), 80)
        : Refusal.Invalid("type-needed", "Write the type of ward, such as Adult Acute. Wards are only ever compared within one type.", nameof(AddWardCommand.Type));

    private static Outcome<int?> ReadBeds(string? typed) => string.IsNullOrWhiteSpace(typed) ? (int?)null
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var beds) && beds is > 0 and < 1000 ? beds
        : Refusal.Invalid("not-a-number-of-beds", $"'{typed}' is not a number of beds. Use a whole number from 1 to 999, or leave it empty.", nameof(AddWardCommand.Beds));

    /// <summary>A type as it is written already, if it is.</summary>
    public static async Task<string> SpellingOfAsync(Write write, string type, CancellationToken cancel) =>
        (await write.For<UnitGroup>().Where(g => g.Kind == GroupKinds.WardType).Select(g => g.Name).ToListAsync(cancel))
            .Find(n => string.Equals(n, type, StringComparison.OrdinalIgnoreCase)) ?? type;
}
