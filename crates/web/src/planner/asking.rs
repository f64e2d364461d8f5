//! What to ask the server now, and what becomes of the answer.

use super::{Answer, Asked, Change, Conflict, Failure, Pending, Planner, Request, View, view::State};
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
            return vec![(Asked::Change, request)];
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
            Err(error) => known.state = State::Failed(error),
            // Since then a change was sent, which it may show or not.
            Ok(_) if asked != Some(turn) => known.state = State::Stale,
            Ok(answer) => {
                known.is_loaded = true;
                self.confirmed.take(view, answer);
            }
        }
    }

    pub(super) fn answered(&mut self, answer: Result<Answer, Error>) {
        self.is_asking = false;
        let Some(pending) = self.queue.waiting.front_mut() else { return };
        match answer {
            Ok(Answer::Version(answer, etag)) => {
                pending.etag = Some(etag);
                self.confirmed.set(*answer);
                self.compare();
            }
            Ok(answer) => {
                if let Some(pending) = self.pop() {
                    self.confirm(&pending.change, answer);
                }
            }
            // Tried again later. It may have been done, and only its answer was lost: doing it again changes nothing.
            Err(error) if error.is_retryable() => {
                self.blocked = Some(error);
                self.queue.delay();
                self.revision += 1;
            }
            Err(error) => self.refused(error),
        }
    }

    fn compare(&mut self) {
        let conflict = self.queue.waiting.front().and_then(|pending| pending.conflict(&self.confirmed));
        if let Some(theirs) = conflict
            && let Some(pending) = self.pop()
        {
            self.queue.conflicts.push(Conflict { change: pending.change, theirs: Some(theirs) });
        }
    }

    fn refused(&mut self, error: Error) {
        let code = error.code();
        if code == Some(ErrorCode::PreconditionFailed)
            && let Some(pending) = self.queue.waiting.front_mut()
        {
            // Somebody was faster: it is looked at again.
            (pending.etag, pending.is_late) = (None, true);
            return;
        }
        let Some(Pending { change, is_late, .. }) = self.pop() else { return };
        if let Some(made) = change.made() {
            self.queue.drop_dependents(made);
        }
        self.stale(|_| true);
        let is_gone = code == Some(ErrorCode::NotFound);
        match change {
            // What was wanted has happened.
            Change::DeleteGoal(_) | Change::DeleteTask(_) | Change::DeleteLog(_) if is_gone => {}
            // What was written is not to be lost.
            _ if is_gone && is_late && change.text().is_some() => {
                self.queue.conflicts.push(Conflict { change, theirs: None });
            }
            _ => {
                let of = change.made().or(change.target());
                self.undo.take_if(|undo| of.is_some() && undo.change.target() == of);
                self.failure = Some(Failure { change, error });
            }
        }
    }

    fn pop(&mut self) -> Option<Pending> {
        self.revision += 1;
        self.queue.waiting.pop_front()
    }
}
