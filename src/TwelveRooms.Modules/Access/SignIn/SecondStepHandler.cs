using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.SignIn;

/// <param name="FirstStep">The secret of the passphrase that was right.</param>
/// <param name="Code">Six figures of the authenticator, or a code from paper.</param>
internal sealed record SecondStepCommand(string FirstStep, string? Code);

/// <summary>
/// Lets a person in by the code that goes with a passphrase. Each code serves once; five wrong ones, and the passphrase is asked again. Whoever
/// knows the passphrase could begin again and again: wrong codes are counted by person as well, from wherever they come.
/// </summary>
internal sealed class SecondStepHandler(Db db, Passes passes, Authenticators authenticators, SignInThrottle throttle)
{
    private const int MostTries = 5;
    private const string CodeTries = "code";

    public async Task<Outcome<SignedIn>> HandleAsync(SecondStepCommand command, CancellationToken cancel)
    {
        var refused = default(Refusal);
        var outcome = await db.WriteAsync<SignedIn?>(AccountBook.Door, new("access.second-step"), async (write, c) =>
        {
            if (await Passes.TakeAsync(write, command.FirstStep, PassKind.FirstStep, c) is not { Person: { } person } first)
            {
                return Refusal.NotFound;
            }

            var whose = $"person:{person}";
            write.About(0, null, whose);
            write.Concerns(person);
            if (!throttle.Try(CodeTries, whose).IsLookedAt)
            {
                return SignInHandler.Throttled; // which leaves the first step as it was
            }

            await Passes.LockAsync(write, person, c);
            if (await IsRightAsync(write, person, command.Code ?? "", c))
            {
                throttle.WasRight(CodeTries, whose);
                return new SignedIn(
                    passes.Begin(write, new(PassKind.Session, first.Label, Passes.SessionLife) { Person = person, Proof = Proof.Passphrase | Proof.Code, IsShared = first.IsShared }), PassKind.Session);
            }

            // A wrong try is kept, so it is no refusal of the write; the step stays open while there are tries left.
            first.Tries++;
            first.EndedAt = first.Tries >= MostTries ? write.Now : null;
            refused = first.EndedAt is null
                ? Refusal.Invalid("code-wrong", "This code is not right, or was used before. Wait for the next one, and look whether the phone’s clock is right.", nameof(command.Code))
                : Refusal.NotFound;
            return (SignedIn?)null;
        }, cancel);
        return outcome.IsRefused ? outcome.Refusal : refused is not null ? refused : outcome.Value!;
    }

    private async Task<bool> IsRightAsync(Write write, Guid person, string code, CancellationToken cancel)
    {
        var secret = await write.For<AccountSecret>().SingleOrDefaultAsync(s => s.Person == person, cancel);
        if (secret?.AuthenticatorKey is { } key && authenticators.StepOf(key, code, write.Now, secret.LastStep) is { } step)
        {
            secret.LastStep = step;
            return true;
        }

        var hash = Authenticators.HashOf(person, code);
        if (await write.For<RecoveryCode>().SingleOrDefaultAsync(r => r.Person == person && r.Hash == hash && r.UsedAt == null, cancel) is { } paper)
        {
            paper.UsedAt = write.Now;
            return true;
        }

        return false;
    }
}
