//! What to ask the server now, and what becomes of the answer.

use super::{Answer, Asked, Change, Failure, Pending, Planner, Request, Rival, View, view::State};
use studentos_client::{Error, types::ErrorCode};

impl Planner {
    pub(super) fn ask(&mut self) -> Vec<(Asked, Request)> {
        if self.is_asking || self.blocked.is_some() {
            return Vec::new();
        }
        if let Some(pending) = self.queue.waiting.front() {
            let request = match pending.change.target() {
                Some(target) if pending.has_to_look() => Request::Look(target),
                _ => Request::Change(pending.clone()),
            };
            self.is_asking = true;
            self.turn += 1;
            return vec![(Asked::Change(pending.key.clone()), request)];
        }
        let (turn, looked_at) = (self.turn, &self.looked_at);
        let mut requests = Vec::new();
        for shelf in &mut self.shelves {
            if shelf.state == State::Stale && shelf.asked.is_none() && looked_at.contains(&shelf.view) {
                shelf.state = State::Fresh;
                shelf.asked = Some(turn);
                requests.push((Asked::View(shelf.view), Request::View(shelf.view)));
            }
        }
        requests
    }

    pub(super) fn read(&mut self, view: View, answer: Result<Answer, Error>) {
        let turn = self.turn;
        let Some(known) = self.shelves.iter_mut().find(|shelf| shelf.view == view) else { return };
        let asked = known.asked.take();
        match answer {
            Err(error) => {
                known.state = State::Failed(error.clone());
                self.trouble = Some(error);
            }
            // Since then a change was sent, which it may show or not.
            Ok(_) if asked != Some(turn) => known.state = State::Stale,
            // It only adds, so what has gone since it was asked for would stay; it is asked for again.
            Ok(_) if view == View::GoalsWithSteps && known.state == State::Stale => self.trouble = None,
            Ok(answer) => {
                known.is_loaded = true;
                self.has_read = true;
                self.trouble = None;
                self.confirmed.take(view, answer);
            }
        }
    }

    /// Takes the answer to the change under this key; another page may have left others before it meanwhile.
    pub(super) fn answered(&mut self, key: &str, answer: Result<Answer, Error>) {
        self.is_asking = false;
        let Some(at) = self.queue.waiting.iter().position(|pending| pending.key == key) else { return };
        match answer {
            Ok(answer) => {
                self.trouble = None;
                self.done(at, answer);
            }
            // Tried again later. It may have been done, and only its answer was lost: doing it again changes nothing.
            Err(error) if error.is_retryable() => {
                self.trouble = Some(error.clone());
                self.blocked = Some(error);
                self.queue.delay();
                self.revision += 1;
            }
            Err(error) => self.refused(at, error),
        }
    }

    fn done(&mut self, at: usize, answer: Answer) {
        match answer {
            Answer::Version(answer, etag) => {
                self.confirmed.set(*answer);
                let Some(pending) = self.queue.waiting.get_mut(at) else { return };
                pending.etag = Some(etag);
                if let Some(theirs) = pending.conflict(&self.confirmed)
                    && let Some(pending) = self.take(at)
                {
                    self.queue.dispute(pending, Rival::Text(theirs));
                }
            }
            answer => {
                if let Some(pending) = self.take(at) {
                    self.confirm(&pending.change, answer);
                }
            }
        }
    }

    fn refused(&mut self, at: usize, error: Error) {
        let code = error.code();
        if code == Some(ErrorCode::PreconditionFailed)
            && let Some(pending) = self.queue.waiting.get_mut(at)
        {
            // Somebody was faster: it is looked at again.
            (pending.etag, pending.is_late) = (None, true);
            return;
        }
        let Some(mut pending) = self.take(at) else { return };
        if let Some(made) = pending.change.made() {
            self.queue.drop_dependents(made);
        }
        self.stale(|_| true);
        let is_gone = code == Some(ErrorCode::NotFound);
        let name = pending.change.name_in(&self.confirmed).map(str::to_owned);
        // Written about a goal that is gone, it is to be about none; under another id, since this one was refused for good.
        if let Change::AddLog(log) = &pending.change
            && is_gone
        {
            pending.change = Change::add_log(log.date, log.body.clone(), log.minutes, log.mood, None);
        }
        match &pending.change {
            // What was wanted has happened.
            Change::DeleteGoal(_) | Change::DeleteTask(_) | Change::DeleteLog(_) if is_gone => {}
            // What was written is not to be lost.
            change if is_gone && change.text().is_some() => self.queue.dispute(pending, Rival::Gone),
            change if change.is_long() => {
                self.failures.push(Failure { change: change.clone(), name, typed: None, error, is_late: false });
                self.queue.dispute(pending, Rival::Refused);
            }
            change => {
                self.undos.retain_mut(|undo| undo.outlives(change));
                let Pending { change, typed, is_late, .. } = pending;
                self.failures.push(Failure { change, name, typed, error, is_late });
            }
        }
    }

    fn take(&mut self, at: usize) -> Option<Pending> {
        self.revision += 1;
        self.queue.waiting.remove(at)
    }
}
